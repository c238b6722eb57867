"""Days on which something was done and that are still to come."""

from datetime import datetime

from jingxi_desktop.records import Field
from jingxi_desktop.records.dates import first_day
from jingxi_desktop.records.fields import Date
from jingxi_desktop.translation import tr


def doubt(field: Field, value: object) -> str:
    """What is hard to believe of such a day in a sentence, "" for all else."""
    if not (isinstance(field, Date) and field.happened and isinstance(value, str)):
        return ""
    if first_day(value) <= datetime.now().astimezone().date().isoformat():
        return ""
    return tr("{date} 还没有到", date=field.format(value))
