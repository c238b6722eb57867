"""The font families that the window and the charts look for, best first. Without matplotlib."""

# The one that an installed program brings along; a source tree has none.
SHIPPED = "Jingxi Sans SC"
FAMILIES = (
    SHIPPED,
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
