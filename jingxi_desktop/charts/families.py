"""The font families that the window and the charts look for, best first. Without matplotlib."""

FAMILIES = (
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
