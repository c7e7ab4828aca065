"""What can be pressed: agencies from a spreadsheet."""

from bot.documents.agency_sheet import SheetFormat
from bot.panel.buttons import button


@button("gst")
class SendSheet:
    """The agencies as they are, or an empty template."""

    table_id: int
    form: SheetFormat
