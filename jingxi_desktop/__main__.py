"""`python -m jingxi_desktop`: the same as the command `jingxi`."""

from jingxi_desktop.cli import main

if __name__ == "__main__":
    main()
