"""Where one conversation leads into another: meetings and their tasks."""

from bot.panel.buttons import button

MEETINGS = "meetings"

MEETING = "meeting"


@button("mla")
class OpenMeetings:
    table_id: int


@button("mlo")
class LookAtMeeting:
    meeting_id: int


@button("mpo")
class LookAtPoint:
    point_id: int


@button("mcx")
class CloseMeeting:
    meeting_id: int


@button("mmi")
class SendMinutes:
    meeting_id: int


@button("mtk")
class GiveTask:
    """To whom? `meeting_id` 0: outside a meeting."""

    table_id: int
    meeting_id: int


@button("mtf")
class FinishTask:
    task_id: int


@button("mta")
class AnswerTask:
    """The agency asked takes it on or declines; entered by the facilitator for a seat without an account."""

    task_id: int
    takes: bool
