"""Characters that nobody sees, and that web pages and chats leave in what is copied from them."""

# Spaces without width, hyphens that show at the end of a line only, and marks of the direction of writing. Not the joiner
# in pictures that are made of several.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)
)


def seen(text: str) -> str:
    """What a person sees of a text."""
    # Most texts are printable, and only what is not may have such characters.
    return text if text.isprintable() else text.translate(_INVISIBLE)
