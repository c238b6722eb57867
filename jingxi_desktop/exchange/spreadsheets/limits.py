"""How much memory and time the reading of a file may take."""

import sys

import msgspec

MIB = 2**20
LARGEST_FILE = 200 * MIB
_SECONDS_PER_MIB = 10
_FIRST_MEMORY = 1024 * MIB
_MEMORY_PER_MIB = 256 * MIB
_MOST_MEMORY = 8192 * MIB
_CELLS_PER_SECOND = 100_000


class Limits(msgspec.Struct, frozen=True):
    """Of one child process: seconds of time, bytes of memory."""

    seconds: int
    memory: int

    @property
    def unpacked(self) -> int:
        """How many bytes all that is packed in the file may have: what is made of them needs the rest."""
        return self.memory // 4

    @property
    def cells(self) -> int:
        """How many cells may hold something: what is done with them afterwards takes its time too."""
        return self.seconds * _CELLS_PER_SECOND

    def apply(self) -> None:
        """Hold this process to them, where the system can."""
        if sys.platform != "win32":
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
            # Later than who started it, which ends it in good time unless it was ended itself.
            resource.setrlimit(resource.RLIMIT_CPU, (self.seconds + 1, self.seconds + 1))
            # A crash is expected here and answered; it is nothing to keep.
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limits(size: int) -> Limits:
    """10 seconds and 1 GiB up to 1 MiB; 10 seconds and 256 MiB for each further MiB, to 8 GiB.

    `size` is the file's in bytes.
    """
    mib = max(1, -(-size // MIB))
    memory = _FIRST_MEMORY + (mib - 1) * _MEMORY_PER_MIB
    return Limits(mib * _SECONDS_PER_MIB, min(memory, _MOST_MEMORY))
