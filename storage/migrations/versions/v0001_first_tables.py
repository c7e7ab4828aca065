"""The first tables."""

from storage.migrations.append_only import keep_append_only
from storage.migrations.building import create, index

revision = "0001"
down_revision = None


def upgrade() -> None:
    tables()
    indexes()
    keep_append_only()


def tables() -> None:
    create("installations", "id:id! uid:text")
    create(
        "tables",
        """
        id:id! chat_id:int former_chat_id:int thread_id:int? name:text language:text zone:text region:text
        data_owner:text contact:text state:text quorum:text pillar_rule:bool reminder_hour:int proposals:int
        rounds:int agreements:int retention_days:int rights:text members:int created_at:instant
        """,
    )
    create(
        "seats",
        """
        id:id! table_id:int agency:text pillar:text lived_experience:bool mode:text alone:text mandate:text
        function:text mode_changes:int position:int removed_at:instant?
        """,
    )
    create(
        "persons",
        """
        id:id! user_id:int name:text username:text language:text language_chosen:bool reach:text
        met_at:instant
        """,
    )
    create(
        "holdings",
        """
        id:id! table_id:int seat_id:int person_id:int role:text answers:text since:instant until:instant?
        """,
    )
    create("facilitators", "id:id! table_id:int person_id:int since:instant until:instant?")
    create("associates", "id:id! table_id:int person_id:int role:text since:instant until:instant?")
    create(
        "invitations",
        """
        id:id! table_id:int seat_id:int role:text purpose:text person_id:int holding_id:int
        facilitator_id:int ended:int mode_changes:int token_hash:text created_at:instant expires_at:instant
        used_at:instant?
        """,
    )
    create("claims", "id:id! table_id:int seat_id:int person_id:int state:text at:instant")
    create(
        "proposals",
        """
        id:id! table_id:int number:int seat_id:int person_id:int state:text created_at:instant
        """,
    )
    create(
        "versions",
        """
        id:id! table_id:int proposal_id:int number:int text:text line:text person_id:int created_at:instant
        """,
    )
    create(
        "rounds",
        """
        id:id! table_id:int number:int method:text state:text person_id:int opens_at:instant
        opened_at:instant? deadline:instant deadline_zone:text deadline_region:text closed_at:instant?
        extensions:int auto_extended:bool early_close_at:instant? early_close_told:instant? quorum:text
        pillar_rule:bool stand_aside_limit:text max_versions:int fallback:text warnings:text
        """,
    )
    create(
        "items",
        """
        id:id! table_id:int round_id:int position:int proposal_id:int version_id:int state:text
        outcome:text? agreement:int settle_by:instant? provisional_until:instant?
        """,
    )
    create(
        "electors",
        """
        id:id! round_id:int seat_id:int agency:text pillar:text lived_experience:bool vacant:bool
        """,
    )
    create(
        "answers",
        """
        id:id! table_id:int round_id:int item_id:int seat_id:int person_id:int revision:int replaced:int
        latest:bool position:text ground:text? reason:text reason_state:text shown:text approval_by:text
        approval_until:instant? how:text confirmed:bool seq:int at:instant
        """,
    )
    create("announcements", "id:id! round_id:int seat_id:int until:instant at:instant")
    create("attempts", "id:id! round_id:int seat_id:int reached:bool how:text at:instant")
    create(
        "settlements",
        """
        id:id! table_id:int item_id:int seat_id:int person_id:int kind:text ground:text? reason:text
        at:instant
        """,
    )
    create(
        "opinions",
        """
        id:id! table_id:int item_id:int seat_id:int person_id:int text:text at:instant public:bool
        """,
    )
    create("ballots", "id:id! table_id:int round_id:int person_id:int item_id:int step:text asked:text?")
    create(
        "confirmations",
        """
        id:id! table_id:int proposal_id:int version_id:int item_id:int seat_id:int objected:bool agreed:text
        person_id:int
        """,
    )
    create(
        "entered_answers",
        """
        id:id! table_id:int round_id:int answer_id:int person_id:int how:text day:text function:text
        by_sheet:bool confirmed_by:int confirmed_at:instant?
        """,
    )
    create(
        "second_words",
        """
        id:id! table_id:int round_id:int person_id:int facilitator_id:int act:text facts:json
        asked_at:instant settled_at:instant?
        """,
    )
    create(
        "explorations",
        """
        id:id! table_id:int item_id:int seat_id:int person_id:int harm:text change:text published:text
        at:instant
        """,
    )
    create(
        "written_questions",
        """
        id:id! table_id:int item_id:int seat_id:int person_id:int asked_by:int text:text answer:text
        asked_at:instant until:instant
        """,
    )
    create(
        "legal_checks",
        """
        id:id! table_id:int item_id:int person_id:int by_whom:text due:instant result:text entered_by:int
        """,
    )
    create(
        "meetings",
        """
        id:id! table_id:int number:int person_id:int at:instant minutes:int place:text state:text
        changes:int cancel_reason:text held_at:instant?
        """,
    )
    create(
        "agenda_points",
        """
        id:id! table_id:int meeting_id:int position:int title:text proposal_id:int round_id:int note:text
        """,
    )
    create(
        "attendances",
        """
        id:id! table_id:int meeting_id:int seat_id:int presence:text entered:bool at:instant
        """,
    )
    create(
        "tasks",
        """
        id:id! table_id:int number:int meeting_id:int seat_id:int person_id:int text:text due:instant
        given_at:instant state:text answered_at:instant? done_at:instant?
        """,
    )
    create(
        "boards",
        """
        id:id! kind:text subject:int person_id:int table_id:int message_id:int wanted:int dirty:bool
        urgent:bool repost:bool loud:bool not_before:instant? pinned:bool refused:bool
        """,
    )
    create(
        "notices",
        """
        id:id! code:text facts:json person_id:int table_id:int reply_to_round:int silent:bool urgent:bool
        not_before:instant? state:text attempts:int message_id:int about:text outdated:bool wanted:int
        settled:json created_at:instant sent_at:instant?
        """,
    )
    create("timers", "id:id! table_id:int kind:text subject:int due_at:instant done_at:instant?")
    create("forms", "id:id! person_id:int table_id:int page:text data:json")
    create(
        "inbox",
        """
        seq:id! update_id:int received_at:instant body:text attempts:int done:bool quarantined:text?
        """,
    )
    create(
        "ledger_entries",
        """
        table_id:int! seq:int! kind:text at:instant body:text previous:text hash:text
        """,
    )
    create("ledger_sealed", "table_id:int! seq:int! digest:text! salt:text value:text? person_id:int")
    create("heartbeat", "id:int! at:instant")


def indexes() -> None:
    index("uq_tables_chat_id_some", "tables", "chat_id", unique=True, where="thread_id IS NULL")
    index(
        "uq_tables_chat_id_thread_id_some",
        "tables",
        "chat_id thread_id",
        unique=True,
        where="thread_id IS NOT NULL",
    )
    index("ix_tables_chat_id", "tables", "chat_id")
    index("ix_tables_former_chat_id_some", "tables", "former_chat_id", where="former_chat_id <> 0")
    index("ix_seats_table_id", "seats", "table_id")
    index("uq_persons_user_id", "persons", "user_id", unique=True)
    index(
        "uq_holdings_seat_id_person_id_some",
        "holdings",
        "seat_id person_id",
        unique=True,
        where="until IS NULL",
    )
    index("ix_holdings_seat_id", "holdings", "seat_id")
    index("ix_holdings_person_id", "holdings", "person_id")
    index("ix_holdings_table_id", "holdings", "table_id")
    index(
        "uq_facilitators_table_id_person_id_some",
        "facilitators",
        "table_id person_id",
        unique=True,
        where="until IS NULL",
    )
    index("ix_facilitators_table_id", "facilitators", "table_id")
    index("ix_facilitators_person_id", "facilitators", "person_id")
    index(
        "uq_associates_table_id_person_id_role_some",
        "associates",
        "table_id person_id role",
        unique=True,
        where="until IS NULL",
    )
    index("ix_associates_person_id", "associates", "person_id")
    index("ix_second_words_person_id", "second_words", "person_id")
    index("uq_explorations_item_id_seat_id", "explorations", "item_id seat_id", unique=True)
    index("ix_explorations_person_id", "explorations", "person_id")
    index("ix_written_questions_item_id_seat_id", "written_questions", "item_id seat_id")
    index("ix_written_questions_person_id", "written_questions", "person_id")
    index("uq_legal_checks_item_id", "legal_checks", "item_id", unique=True)
    index("ix_legal_checks_person_id", "legal_checks", "person_id")
    index("uq_meetings_table_id_number", "meetings", "table_id number", unique=True)
    index("ix_meetings_person_id", "meetings", "person_id")
    index("ix_agenda_points_meeting_id", "agenda_points", "meeting_id")
    index("uq_attendances_meeting_id_seat_id", "attendances", "meeting_id seat_id", unique=True)
    index("uq_tasks_table_id_number", "tasks", "table_id number", unique=True)
    index("ix_tasks_person_id", "tasks", "person_id")
    index("ix_tasks_seat_id", "tasks", "seat_id")
    index("uq_invitations_token_hash", "invitations", "token_hash", unique=True)
    index("ix_invitations_seat_id", "invitations", "seat_id")
    index("ix_claims_table_id_state", "claims", "table_id state")
    index("ix_claims_seat_id", "claims", "seat_id")
    index("ix_claims_person_id", "claims", "person_id")
    index("uq_proposals_table_id_number", "proposals", "table_id number", unique=True)
    index("ix_proposals_table_id_state", "proposals", "table_id state")
    index("uq_versions_proposal_id_number", "versions", "proposal_id number", unique=True)
    index("uq_rounds_table_id_number_some", "rounds", "table_id number", unique=True, where="number > 0")
    index("ix_rounds_table_id_state", "rounds", "table_id state")
    index("ix_rounds_state", "rounds", "state")
    index("ix_items_round_id", "items", "round_id")
    index("ix_items_proposal_id", "items", "proposal_id")
    index("ix_items_table_id", "items", "table_id")
    index("uq_electors_round_id_seat_id", "electors", "round_id seat_id", unique=True)
    index("uq_answers_item_id_seat_id_revision", "answers", "item_id seat_id revision", unique=True)
    index("uq_answers_item_id_seat_id_some", "answers", "item_id seat_id", unique=True, where="latest")
    index("ix_answers_round_id_seat_id", "answers", "round_id seat_id")
    index("ix_answers_table_id_seat_id", "answers", "table_id seat_id")
    index("ix_entered_answers_answer_id", "entered_answers", "answer_id")
    index("ix_entered_answers_round_id", "entered_answers", "round_id")
    index("ix_announcements_round_id_seat_id", "announcements", "round_id seat_id")
    index("ix_attempts_round_id_seat_id", "attempts", "round_id seat_id")
    index("ix_settlements_item_id_seat_id", "settlements", "item_id seat_id")
    index("ix_settlements_table_id", "settlements", "table_id")
    index("ix_opinions_item_id", "opinions", "item_id")
    index("ix_opinions_table_id", "opinions", "table_id")
    index("uq_ballots_round_id_person_id", "ballots", "round_id person_id", unique=True)
    index("ix_ballots_person_id", "ballots", "person_id")
    index("uq_boards_kind_subject_person_id", "boards", "kind subject person_id", unique=True)
    index("ix_boards_person_id_kind", "boards", "person_id kind")
    index("ix_boards_dirty", "boards", "dirty")
    index("ix_boards_table_id", "boards", "table_id")
    index("ix_notices_state", "notices", "state")
    index("ix_notices_about_state", "notices", "about state")
    index("ix_notices_outdated_state", "notices", "outdated state")
    index("ix_notices_person_id_state", "notices", "person_id state")
    index("ix_notices_table_id_state", "notices", "table_id state")
    index("ix_timers_done_at_due_at", "timers", "done_at due_at")
    index("ix_timers_kind_subject", "timers", "kind subject")
    index("ix_timers_table_id", "timers", "table_id")
    index("uq_forms_person_id", "forms", "person_id", unique=True)
    index("uq_inbox_update_id", "inbox", "update_id", unique=True)
    index("ix_inbox_received_at", "inbox", "received_at")
    index("ix_inbox_seq_some", "inbox", "seq", where="NOT done AND quarantined IS NULL")
    index("ix_ledger_sealed_person_id_some", "ledger_sealed", "person_id", where="person_id <> 0")
