"""The language of the window: Chinese as written in the code, English through Qt Linguist's file."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from jingxi_desktop import paths, translation

CONTEXT = "jingxi"
_TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath

_logger = logging.getLogger(__name__)
_installed: list[QTranslator] = []
_language = "zh"
_LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English),
}


def current() -> str:
    """The language in use."""
    return _language


def use(language: str) -> None:
    """Make `zh` or `en` the language of every text that is shown from now on."""
    global _language
    _language = language
    # The names of months and days in calendars and in the dialogs of Qt.
    QLocale.setDefault(_LOCALES[language])
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    if language == "en":
        _load(paths.resource("i18n", "jingxi_en.qm"))
    else:
        _load(Path(QLibraryInfo.path(_TRANSLATIONS), "qtbase_zh_CN.qm"))
    translation.install(_translate)


def _translate(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _load(file: Path) -> None:
    translator = QTranslator()
    if translator.load(str(file)):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
    else:
        _logger.error("no translation at %s; run `make translations`", file)
