"""Speed and memory, each as a ratio in one run against the bare thing. `python -m benchmarks --help`."""
