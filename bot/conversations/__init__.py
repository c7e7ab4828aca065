"""Every conversation of a person with the bot, one folder each, with the same names inside."""

from bot.conversations.agencies import handlers as agencies_handlers
from bot.conversations.agencies import screens as agencies_screens
from bot.conversations.agency_file import handlers as agency_file_handlers
from bot.conversations.agency_file import notices as agency_file_notices
from bot.conversations.agency_file import screens as agency_file_screens
from bot.conversations.agenda import handlers as agenda_handlers
from bot.conversations.agenda import screens as agenda_screens
from bot.conversations.amending import handlers as amending_handlers
from bot.conversations.amending import notices as amending_notices
from bot.conversations.amending import screens as amending_screens
from bot.conversations.ballot import handlers as ballot_handlers
from bot.conversations.ballot import screens as ballot_screens
from bot.conversations.board import handlers as board_handlers
from bot.conversations.board import notices as board_notices
from bot.conversations.board import screens as board_screens
from bot.conversations.desk import handlers as desk_handlers
from bot.conversations.desk import screens as desk_screens
from bot.conversations.drafting import handlers as drafting_handlers
from bot.conversations.drafting import screens as drafting_screens
from bot.conversations.entering import handlers as entering_handlers
from bot.conversations.entering import notices as entering_notices
from bot.conversations.entering import screens as entering_screens
from bot.conversations.exploring import handlers as exploring_handlers
from bot.conversations.exploring import notices as exploring_notices
from bot.conversations.exploring import screens as exploring_screens
from bot.conversations.group import handlers as group_handlers
from bot.conversations.group import notices as group_notices
from bot.conversations.group import screens as group_screens
from bot.conversations.home import handlers as home_handlers
from bot.conversations.home import screens as home_screens
from bot.conversations.letters import handlers as letters_handlers
from bot.conversations.letters import notices as letters_notices
from bot.conversations.letters import screens as letters_screens
from bot.conversations.meeting import handlers as meeting_handlers
from bot.conversations.meeting import notices as meeting_notices
from bot.conversations.meeting import screens as meeting_screens
from bot.conversations.mine import handlers as mine_handlers
from bot.conversations.mine import screens as mine_screens
from bot.conversations.own_data import handlers as own_data_handlers
from bot.conversations.own_data import notices as own_data_notices
from bot.conversations.own_data import screens as own_data_screens
from bot.conversations.own_seat import handlers as own_seat_handlers
from bot.conversations.own_seat import notices as own_seat_notices
from bot.conversations.own_seat import screens as own_seat_screens
from bot.conversations.people import handlers as people_handlers
from bot.conversations.people import notices as people_notices
from bot.conversations.people import screens as people_screens
from bot.conversations.plan import handlers as plan_handlers
from bot.conversations.plan import notices as plan_notices
from bot.conversations.proposing import handlers as proposing_handlers
from bot.conversations.proposing import screens as proposing_screens
from bot.conversations.refusals import notices as refusals_notices
from bot.conversations.result import notices as result_notices
from bot.conversations.result import screens as result_screens
from bot.conversations.seats import handlers as seats_handlers
from bot.conversations.seats import screens as seats_screens
from bot.conversations.second_look import handlers as second_look_handlers
from bot.conversations.second_look import screens as second_look_screens
from bot.conversations.settling import handlers as settling_handlers
from bot.conversations.settling import notices as settling_notices
from bot.conversations.settling import screens as settling_screens
from bot.conversations.setup import handlers as setup_handlers
from bot.conversations.setup import notices as setup_notices
from bot.conversations.setup import screens as setup_screens
from bot.conversations.taking import handlers as taking_handlers
from bot.conversations.taking import notices as taking_notices
from bot.conversations.taking import screens as taking_screens
from bot.conversations.tasks import handlers as tasks_handlers
from bot.conversations.tasks import notices as tasks_notices
from bot.conversations.tasks import screens as tasks_screens

ALL = (
    setup_handlers,
    setup_screens,
    setup_notices,
    seats_handlers,
    seats_screens,
    taking_handlers,
    taking_screens,
    taking_notices,
    letters_handlers,
    letters_screens,
    letters_notices,
    agencies_handlers,
    agencies_screens,
    agency_file_handlers,
    agency_file_screens,
    agency_file_notices,
    people_handlers,
    people_screens,
    people_notices,
    own_seat_handlers,
    own_seat_screens,
    own_seat_notices,
    proposing_handlers,
    proposing_screens,
    drafting_handlers,
    drafting_screens,
    ballot_handlers,
    ballot_screens,
    board_handlers,
    board_screens,
    board_notices,
    result_screens,
    result_notices,
    entering_handlers,
    entering_screens,
    entering_notices,
    meeting_handlers,
    meeting_screens,
    meeting_notices,
    agenda_handlers,
    agenda_screens,
    tasks_handlers,
    tasks_screens,
    tasks_notices,
    exploring_handlers,
    exploring_screens,
    exploring_notices,
    amending_handlers,
    amending_screens,
    amending_notices,
    settling_handlers,
    settling_screens,
    settling_notices,
    plan_handlers,
    plan_notices,
    own_data_handlers,
    own_data_screens,
    own_data_notices,
    desk_handlers,
    desk_screens,
    home_handlers,
    home_screens,
    mine_handlers,
    mine_screens,
    group_handlers,
    group_screens,
    group_notices,
    second_look_handlers,
    second_look_screens,
    refusals_notices,
)
"""What answers, draws and tells; a part that is not here is not there."""
