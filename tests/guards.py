"""
The guards of docs/guards.md, each with the test that goes red without it.

Run as a module it takes each guard, or those named, out of a scratch copy of the repository, runs the test there with
and without it, and says by which assertion it went red.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.database import MIGRATED

ROOT = Path(__file__).parents[1]
FAILED_ASSERTION = re.compile(r"^FAILED (.+ - (?:assert |AssertionError|Failed: ).*)$", re.MULTILINE)


@dataclass(frozen=True)
class Guard:
    """`text` stands once in the file at `path`; with `without` in its place the guard is gone."""

    name: str
    path: str
    text: str
    without: str
    test: str


GUARDS = [
    Guard(
        "link-holder-origin",
        "core/public_forms/link_views.py",
        "origin.is_cross_site(request)",
        "False",
        "tests/newsletter/test_newsletter.py::test_another_site_neither_changes_nor_ends_it",
    ),
    Guard(
        "group-member",
        "partnerships/working_groups/views.py",
        "is_valid=lambda member: member.is_member, ",
        "",
        "tests/partnerships/test_working_groups.py::test_no_other_link_opens_anything",
    ),
    Guard(
        "group-note-of-group",
        "partnerships/working_groups/views.py",
        "member.group.notes.filter(pk=pk)",
        'type(member.group)._meta.get_field("notes").related_model.objects.filter(pk=pk)',
        "tests/partnerships/test_working_groups.py::test_no_other_link_opens_anything",
    ),
    Guard(
        "words-unpublished",
        "home/translation/rebuild.py",
        "is_published = said and said.updated_at <= translated.last_published_at",
        "is_published = said",
        "tests/home/test_following.py::test_words_that_nobody_has_published_stay_unpublished",
    ),
    Guard(
        "alias-by-publishers",
        "home/translation/alias_views.py",
        "if page.live and not page.permissions_for_user(request.user).can_publish():",
        "if False:",
        "tests/home/test_roles.py::test_only_publishers_put_german_in_place_of_a_translation",
    ),
    Guard(
        "restriction-groups",
        "home/translation/follow_source.py",
        "    twin.groups.set(restriction.groups.all())\n",
        "",
        "tests/home/test_fallback.py -k groups_that_may_read",
    ),
    Guard(
        "mail-headers",
        "core/mail/validation.py",
        " or name.lower() in OWN_HEADERS",
        "",
        "tests/core/mail/test_mail.py::test_refuses_what_would_change_the_headers",
    ),
    Guard(
        "outbox-claim",
        "core/mail/worker.py",
        "mine = mine.filter(state=State.INFLIGHT, worker=mail.worker)",
        "pass",
        "tests/core/mail/test_outbox.py::"
        "test_a_worker_whose_claim_ended_changes_nothing_of_the_mail_that_another_has_now",
    ),
    Guard(
        "formula-signs",
        "core/tables/exports.py",
        ', "＝", "＋", "－", "＠")',
        ")",
        "tests/partnerships/test_admin.py::test_formulas_are_made_harmless",
    ),
    Guard(
        "replay-spares-later",
        "core/privacy/persons.py",
        '.filter(**{f"{rule.created}__lte": max(times)})',
        "",
        "tests/core/privacy/test_retention.py::test_after_a_restore_the_erased_stay_erased",
    ),
    Guard(
        "ready-after-replay",
        "operations/database.py",
        "if not ledger.is_replayed():",
        "if False:",
        "tests/core/privacy/test_ledger.py::test_the_site_is_not_ready_until_each_line_is_replayed",
    ),
    Guard(
        "ledger-of-backup",
        "operations/backup/restoring.py",
        "    ledger.add(_ledger_of(folder, identity))\n",
        "",
        "tests/operations/test_backup.py::test_on_another_machine_the_ledger_comes_with_the_backup",
    ),
    Guard(
        "backup-checksums",
        "operations/backup/contents.py",
        "if _sum(folder / name) != digest]",
        "if False]",
        "tests/operations/test_backup.py::test_a_changed_byte_is_refused",
    ),
    Guard(
        "exports-behind-a-pooler",
        "config/env.py",
        "waits=False, disable_server_side_cursors=True, ",
        "waits=False, ",
        "tests/events/test_pooler.py::test_exports_are_whole_while_others_work",
    ),
    Guard(
        "code-once",
        "accounts/forms.py",
        "if guesses.is_used(self.user, normalize_user_code(code)):",
        "if False:",
        "tests/accounts/test_log_in.py::test_a_code_of_an_app_opens_once_whichever_process_answers",
    ),
    Guard(
        "cache-away",
        "core/caches.py",
        "except self._lib.RedisError as error:",
        "except ZeroDivisionError as error:",
        "tests/core/test_caches.py::test_who_waits_for_a_server_that_says_nothing_waits_once",
    ),
    Guard(
        "two-buckets",
        "config/buckets.py",
        "or media == documents",
        "",
        "tests/home/test_buckets.py::test_what_is_unsafe_or_missing_ends_the_start",
    ),
    Guard(
        "upload-macros",
        "core/uploads/inside/ooxml.py",
        "vbaproject|vbadata|/macrosheets/",
        "/macrosheets/",
        "tests/core/public_forms/test_public_forms.py::test_other_files_are_an_error_at_the_field",
    ),
    Guard(
        "upload-inside",
        "core/uploads/checker.py",
        "    if problem:\n",
        "    if False:\n",
        "tests/core/uploads/test_every_file.py::test_a_replaced_file_is_looked_into_as_well",
    ),
    Guard(
        "scanner-fails-closed",
        "core/uploads/scanner.py",
        '    raise UnavailableError("unknown answer")\n',
        "",
        "tests/core/uploads/test_scanner.py::test_nothing_gets_through_past_a_scanner_that_gives_no_answer",
    ),
    Guard(
        "child-limits",
        "core/uploads/child.py",
        "        (resource.RLIMIT_AS, MEMORY),\n",
        "",
        "tests/core/uploads/test_child.py::test_it_is_ended_at_its_limits",
    ),
    Guard(
        "child-without-secrets",
        "core/uploads/child.py",
        "env={}, ",
        "",
        "tests/core/uploads/test_child.py::test_it_reads_the_file_and_knows_no_secret",
    ),
    Guard(
        "picture-metadata",
        "core/uploads/checker.py",
        "        pictures.rewrite(file, image)\n",
        "        pass\n",
        "tests/core/uploads/test_picture_metadata.py::test_a_picture_of_a_stranger_tells_nothing_either",
    ),
    Guard(
        "post-without-form",
        "home/models/base.py",
        "allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]",
        "allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]",
        "tests/core/public_forms/test_public_forms.py::test_pages_without_a_form_take_no_post",
    ),
    Guard(
        "attachment-permission",
        "core/public_forms/attachments.py",
        "if not permission or not request.user.has_perm(permission):",
        "if False:",
        "tests/core/public_forms/test_public_forms.py::test_attachments_open_for_those_whom_the_form_names",
    ),
    Guard(
        "flood-asked",
        "core/public_forms/bar.py",
        "if not level or is_solved(",
        "if True or is_solved(",
        "tests/core/public_forms/test_limits.py::test_robots_from_many_addresses_stop_no_person",
    ),
    Guard(
        "waiting-is-asked",
        "core/public_forms/bar.py",
        "token.asked().asked_at",
        "token.issued",
        "tests/core/public_forms/test_limits.py::test_an_old_form_has_not_waited",
    ),
    Guard(
        "hour-that-slides",
        "core/public_forms/limits.py",
        "for back in range(PARTS + 1)}",
        "for back in range(now % PARTS + 1)}",
        "tests/core/public_forms/test_limits.py::test_no_limit_fits_twice_round_the_full_hour",
    ),
    Guard(
        "network-flood",
        "core/public_forms/bar.py",
        "    limits.check(every, known)\n",
        "",
        "tests/core/public_forms/test_limits.py::test_one_network_does_not_have_mails_sent_without_end",
    ),
    Guard(
        "no-log-in-on-the-public-side",
        "config/site_role.py",
        "        if self.view is None:\n            raise",
        "        if False:\n            raise",
        "tests/home/test_hosts.py::test_the_public_side_has_no_address_of_the_admin",
    ),
    Guard(
        "public-role-reads-no-secrets",
        "core/database_roles.py",
        "    if rule.hidden is None or (rule.hidden and is_relation):",
        "    if True:",
        "tests/contract/test_public_role.py::test_the_role_may_not",
    ),
    Guard(
        "busy-is-no-error",
        "home/views.py",
        "if (is_busy := outages.took_too_long(error)) or outages.is_away(error):",
        "if is_busy := False:",
        "tests/config/test_timeouts.py::test_a_statement_that_takes_too_long_is_answered_in_the_readers_language",
    ),
    Guard(
        "ranges-of-addresses",
        "core/public_forms/limits.py",
        "for name, limit in limits.items() if name in ranges]",
        'for name, limit in limits.items() if name in ranges and name != "provider"]',
        "tests/core/public_forms/test_limits.py::test_whoever_sends_from_many_ranges_meets_the_limit_of_the_larger_one",
    ),
    Guard(
        "counters-in-time",
        "core/public_forms/limits.py",
        "set_config('lock_timeout', '{LOCK_TIMEOUT}', true)",
        "''",
        "tests/core/public_forms/test_public_forms_at_once.py::"
        "test_a_counter_that_others_hold_costs_nobody_their_words",
    ),
    Guard(
        "mails-to-one-address",
        "core/mail/outbox.py",
        "    if _kinds[mail.kind].unasked and _has_enough(mail.to):",
        "    if False:",
        "tests/core/mail/test_outbox.py::test_strangers_have_no_more_written_to_an_address_than_it_bears",
    ),
    Guard(
        "offer-ended",
        "events/registration/service.py",
        " or ends_at <= timezone.now():\n            waits",
        ":\n            waits",
        "tests/events/test_registration.py::test_an_offer_that_has_ended_is_not_taken_though_no_job_has_come_yet",
    ),
    Guard(
        "offer-of-unpublished-event",
        "events/registration/waiting_list.py",
        " or not event.live:",
        ":",
        "tests/events/test_registration.py::test_nobody_is_offered_a_place_at_an_event_that_is_not_published",
    ),
    Guard(
        "join-link-in-time",
        "events/registration/online.py",
        "not begins <= (now or timezone.now()) <= event.ends_at or ",
        "",
        "tests/events/test_registration_links.py::"
        "test_only_confirmed_online_participants_see_the_way_in_and_only_shortly_before",
    ),
    Guard(
        "advice-tells-nobody",
        "partnerships/advice/reuse.py",
        "case.number, case.phone, ",
        "",
        "tests/partnerships/test_advice.py::test_an_answer_becomes_a_draft_that_tells_nobody_who_asked",
    ),
    Guard(
        "newsletter-to-readers-only",
        "newsletter/sending.py",
        "return Subscriber.objects.confirmed().filter(pk=row.about_id).exists()",
        "return True",
        "tests/newsletter/test_newsletter.py::test_who_comes_later_or_leaves_gets_nothing",
    ),
    Guard(
        "search-timeout",
        "search/views.py",
        """        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])\n""",
        "",
        "tests/search/test_pages.py::test_a_search_that_takes_too_long_is_ended_with_a_message",
    ),
    Guard(
        "publish-as-a-whole",
        "home/publishing.py",
        "with transaction.atomic(), ExitStack() as stack:",
        "with ExitStack() as stack:",
        "tests/home/test_publishing.py::test_what_follows_fails_with_the_page_or_not_at_all",
    ),
    Guard(
        "form-of-its-target",
        "core/public_forms/token.py",
        "return token if token and (token.form, token.target) == (form, target) else None",
        "return token",
        "tests/events/test_registration_pages.py::test_a_form_of_another_event_is_no_form_of_this_one",
    ),
    Guard(
        "deceptive-marks",
        "core/text/characters.py",
        "dict.fromkeys(DECEPTIVE | CONTROL | SURROGATES)",
        "dict.fromkeys(CONTROL | SURROGATES)",
        "tests/core/public_forms/test_public_forms.py::test_marks_that_turn_the_direction_are_not_stored",
    ),
    Guard(
        "link-in-time",
        "core/privacy/models.py",
        ", expires_at__gt=now or timezone.now())",
        ")",
        "tests/events/test_registration_links.py::test_the_link_works_until_30_days_after_the_event_and_late_orders_are_told",
    ),
    Guard(
        "erasure-in-the-ledger",
        "core/privacy/persons.py",
        "            transaction.on_commit(lambda: ledger.write_down(record))\n",
        "",
        "tests/core/privacy/test_retention.py::test_after_a_restore_the_erased_stay_erased",
    ),
    Guard(
        "sensitive-answers-in-exports",
        "events/participants/export.py",
        "if not request.user.has_perm(access.SENSITIVE):",
        "if False:",
        "tests/events/test_participant_files.py::test_sensitive_answers_are_exported_by_those_only_who_may_see_them",
    ),
    Guard(
        "words-in-review",
        "translation/access.py",
        "if change and is_locked:",
        "if False:",
        "tests/home/test_moderation.py::test_words_in_review_stay_until_they_are_withdrawn",
    ),
    Guard(
        "strict-policy",
        "config/csp.py",
        "return PolicyParts(config=ADMIN) if is_editors_view(request) else parts",
        "return PolicyParts(config=ADMIN)",
        "tests/home/test_machines.py::test_strict_policy_for_everything_public",
    ),
    Guard(
        "seats-in-the-database",
        "events/migrations/0006_hold_on_every_path.py",
        "IF held > capacity THEN",
        "IF false THEN",
        "tests/events/test_registration.py::test_the_database_refuses_seats_past_the_capacity",
    ),
    Guard(
        "source-names-a-page",
        "core/text/sources.py",
        'if not urlsplit(address).path.strip("/"):',
        "if False:",
        "tests/partnerships/test_sources.py::test_a_front_page_is_no_source_and_each_language_says_so",
    ),
    Guard(
        "pasted-links",
        "home/word_import/inline.py",
        "if parts.scheme.lower() not in SCHEMES:",
        "if False:",
        "tests/home/test_word_import.py::test_what_word_puts_on_the_clipboard_keeps_headings_lists_and_tables",
    ),
    Guard(
        "moving-pictures",
        "home/forms/uploads.py",
        "if moves:",
        "if False:",
        "tests/home/test_uploads.py -k moving",
    ),
    Guard(
        "place-without-approval",
        "events/registration/transitions.py",
        "        raise NotApprovedError\n",
        "        pass\n",
        "tests/events/test_admitting.py::test_no_other_function_can_give_a_place_that_nobody_approved",
    ),
    Guard(
        "link-of-an-older-mail",
        "events/registration/intake.py",
        "    links.revoke(earlier, mails.SCOPE)  # after",
        "",
        "tests/events/test_second_try.py::test_the_second_try_replaces_what_was_typed_and_is_confirmed_by_its_own_mail_alone",
    ),
    Guard(
        "code-uses",
        "events/registration/codes.py",
        "elif code.used >= code.uses_allowed:",
        "elif False:",
        "tests/events/test_closed.py::test_a_use_is_a_registration_that_has_not_ended",
    ),
    Guard(
        "code-under-lock",
        "events/registration/intake.py",
        "may_hold or code or Registration",
        "may_hold or Registration",
        "tests/events/test_registration_race.py::test_a_crowd_uses_a_code_as_often_as_it_allows",
    ),
    Guard(
        "wrong-codes-count",
        "core/public_forms/handling.py",
        "isinstance(error, limits.WrongGuessError)",
        "False",
        "tests/events/test_closed.py::test_wrong_codes_count_until_one_must_wait",
    ),
    Guard(
        "unlisted-events",
        "home/i18n.py",
        "    for pages in _unlisted:\n        queryset = queryset.exclude(pk__in=pages())\n",
        "",
        "tests/events/test_closed.py -k only_events_for_all",
    ),
    Guard(
        "booked-dates-alone",
        "events/views/holders.py",
        "booking.registrations.filter(pk=date)",
        "type(booking).registrations.field.model.objects.filter(pk=date)",
        "tests/events/test_bookings.py::test_own_pages_stay_one_a_date_and_lead_to_each_other",
    ),
    Guard(
        "booking-of-one-address",
        "events/registration/editing.py",
        "registration.booking.release(registration)",
        "pass",
        "tests/events/test_bookings.py::test_another_address_for_one_date_sees_none_of_the_others",
    ),
    Guard(
        "locks-in-one-order",
        "events/registration/bookings.py",
        'sorted(wishes, key=attrgetter("event.pk"))',
        "wishes",
        "tests/events/test_bookings_race.py::"
        "test_who_books_overlapping_dates_at_once_gets_no_seat_too_many_and_nobody_is_lost",
    ),
    Guard(
        "group-members-only",
        "events/registration/form.py",
        'if self._is_for(given["email"]):',
        "if True:",
        "tests/events/test_closed.py::test_members_alone_get_the_mail_and_nobody_learns_who_is_one",
    ),
    Guard(
        "session-in-the-database",
        "events/migrations/0011_programme.py",
        "    IF FOUND THEN\n        RAISE EXCEPTION 'session",
        "    IF FALSE THEN\n        RAISE EXCEPTION 'session",
        "tests/events/test_programme.py::test_the_database_holds_the_seats_by_itself",
    ),
    Guard(
        "session-under-lock",
        "events/registration/quotas.py",
        "event.refresh_from_db(fields=DECISIVE, from_queryset=rows)",
        "event.refresh_from_db(fields=DECISIVE)",
        "tests/events/test_programme_race.py -k never_holds_more",
    ),
    Guard(
        "chosen-session-in-drafts",
        "events/models/programme.py",
        "            draft.sessions.add(*missing)\n",
        "            pass\n",
        "tests/events/test_programme_form.py -k draft_without",
    ),
    Guard(
        "one-mailing-at-a-time",
        "events/registration/mailings.py",
        "    Page.objects.select_for_update(no_key=True).get(pk=event.pk)\n",
        "",
        "tests/events/test_mailing_race.py",
    ),
    Guard(
        "few-answers",
        "events/models/aftercare.py",
        "return self.count >= FEWEST",
        "return True",
        "tests/events/test_aftercare.py -k too_few",
    ),
    Guard(
        "document-of-those-confirmed",
        "events/documents.py",
        "    if registration.state not in Registration.TAKING_PART or registration.anonymised_at:\n        return []\n",
        "",
        "tests/events/test_aftercare.py -k confirmed_participants_alone",
    ),
    Guard(
        "answer-counts-once",
        "events/survey.py",
        "    if not is_first:\n        return False\n",
        "",
        "tests/events/test_aftercare.py -k without_a_name",
    ),
    Guard(
        "words-of-two",
        "translation/segments/taking.py",
        "if entry.version != segment.version and segment.stored_text not in {entry.before, entry.text}:",
        "if False:",
        "tests/translation/test_editor.py::test_two_people_in_one_segment_overwrite_nothing",
    ),
    Guard(
        "publish-without-gaps",
        "translation/editor/acts.py",
        "review.require_words(translation)",
        "pass",
        "tests/translation/test_editor.py::test_publishing_refuses_gaps_and_lost_links",
    ),
    Guard(
        "job-in-review",
        "translation/jobs/holders.py",
        "if _is_locked(job):",
        "if False:",
        "tests/translation/test_jobs.py::test_in_review_nobody_outside_changes_words",
    ),
    Guard(
        "job-in-time",
        "translation/jobs/holders.py",
        "if not job.is_open:",
        "if False:",
        "tests/translation/test_jobs.py::test_after_its_end_the_link_shows_nothing_and_takes_nothing",
    ),
    Guard(
        "files-without-entities",
        "translation/files/xliff.py",
        "SafeElementTree.fromstring(data, forbid_dtd=True)",
        "ElementTree.fromstring(data)",
        "tests/translation/test_files.py::test_entities_and_bombs_in_a_file_of_ours_are_refused",
    ),
    Guard(
        "archive-size",
        "translation/files/archive.py",
        "sum(member.file_size for member in members) > MAX_UNPACKED",
        "False",
        "tests/translation/test_files.py::test_entities_and_bombs_in_a_file_of_ours_are_refused",
    ),
    Guard(
        "machine-budget",
        "translation/machine/budget.py",
        "if characters > remaining:",
        "if False:",
        "tests/translation/test_machine.py::test_no_more_than_the_budget_is_sent",
    ),
    Guard(
        "name-is-not-unique",
        "core/privacy/persons.py",
        "(place.is_certain if keys is None else place.key in keys)",
        "True",
        "tests/core/privacy/test_persons.py::test_a_companion_is_found_by_name_and_goes_alone",
    ),
    Guard(
        "account-in-use",
        "home/privacy.py",
        "            at_wish=Q(is_active=False),\n",
        "",
        "tests/core/privacy/test_persons.py::test_an_account_in_use_stays_and_one_that_is_not_loses_its_name",
    ),
    Guard(
        "traces-of-readers",
        "partnerships/wiring.py",
        '"AdviceRequest Proposal ',
        '"Proposal ',
        "tests/contract/test_traces.py::test_every_address_that_shows_somebody_leaves_a_trace -m audit",
    ),
    Guard(
        "participants-by-registrars",
        "events/participants/access.py",
        "if not may(request.user, event):",
        "if False:",
        "tests/events/test_registrars.py::test_nothing_is_done_for_others",
    ),
    Guard(
        "registrar-of-one-event",
        "events/participants/access.py",
        "or event.pk in _named(user)",
        "or bool(_named(user))",
        "tests/events/test_registrars.py::test_nothing_is_done_for_others",
    ),
    Guard(
        "named-by-registrars-of-all",
        "events/participants/registrars.py",
        "@access.for_event_by_registrar_of_all",
        "@access.for_event",
        "tests/events/test_registrars.py::test_who_passes",
    ),
    Guard(
        "registrar-in-the-admin",
        "events/participants/access.py",
        "if not user.has_perm(ADMIN):",
        "if False:",
        "tests/events/test_registrars.py::test_who_leaves_the_admin_sees_no_participants_any_more",
    ),
    Guard(
        "device-of-a-registrar",
        "events/check_in/devices.py",
        "access.may_manage(device.made_by, device.event)",
        "True",
        "tests/events/test_check_in_devices.py::test_it_opens_nothing_once_it_has_ended",
    ),
    Guard(
        "strong-factor",
        "accounts/factors.py",
        'request.path_info.startswith(reverse("wagtailadmin_home")) and is_missing(request)',
        "False",
        "tests/accounts/test_log_in.py::test_with_a_password_alone_nobody_gets_into_the_admin",
    ),
    Guard(
        "nobody-without-factor",
        "accounts/factors.py",
        "AnonymousUser() if is_missing(request, user) else user",
        "user",
        "tests/accounts/test_log_in.py::test_with_a_password_alone_one_reads_no_more_than_a_reader",
    ),
    Guard(
        "guess-counted-first",
        "accounts/guesses.py",
        "if any(known[counter] > counter.limit for counter in counters):",
        "if False:",
        "tests/accounts/test_guesses_at_once.py::test_ten_of_many_at_once_are_looked_at",
    ),
    Guard(
        "device-of-one-person",
        "accounts/devices.py",
        'if found["user"] in _states(user) else None',
        "",
        "tests/accounts/test_log_in.py::test_a_device_is_known_for_one_person_and_one_password",
    ),
    Guard(
        "passkey-of-nothing",
        "accounts/forms.py",
        "if not isinstance(credential, dict):",
        "if False:",
        "tests/accounts/test_bad_input.py::test_zero_is_no_passkey",
    ),
    Guard(
        "provider-verified-address",
        "accounts/single_sign_on/people.py",
        'claims.get("email_verified") not in (True, "true")',
        "False",
        "tests/accounts/test_single_sign_on.py::test_nobody_gets_an_account_and_none_of_the_reasons_shows",
    ),
    Guard(
        "provider-same-person",
        "accounts/single_sign_on/people.py",
        "known and known.uid != login.account.uid",
        "False",
        "tests/accounts/test_single_sign_on.py::test_an_account_is_never_given_to_another_person_of_the_provider",
    ),
    Guard(
        "provider-active-account",
        "accounts/single_sign_on/people.py",
        "if not login.user.is_active:",
        "if False:",
        "tests/accounts/test_single_sign_on.py::test_an_account_is_never_given_to_another_person_of_the_provider",
    ),
    Guard(
        "provider-nonce",
        "accounts/single_sign_on/people.py",
        'if not secrets.compare_digest(str(claims["nonce"]).encode(), state["nonce"].encode()):',
        "if False:",
        "tests/accounts/test_single_sign_on.py::test_an_id_token_that_is_not_for_this_log_in_is_refused",
    ),
    Guard(
        "provider-signature",
        "accounts/single_sign_on/provider.py",
        '            options={"require": REQUIRED},',
        '            options={"require": REQUIRED, "verify_signature": False},',
        "tests/accounts/test_single_sign_on.py::test_an_id_token_that_the_provider_has_not_signed_is_refused",
    ),
    Guard(
        "provider-factor",
        "accounts/single_sign_on/provider.py",
        'return known["strong_factor"] and any(',
        "return any(",
        "tests/accounts/test_single_sign_on.py::test_the_providers_factor_counts_if_it_is_believed_and_says_so",
    ),
    Guard(
        "provider-asks-anew",
        "accounts/single_sign_on/people.py",
        'state["confirms"] and not _is_fresh(claims.get("auth_time"))',
        "False",
        "tests/accounts/test_single_sign_on.py::test_before_the_log_in_is_changed_the_provider_asks_anew",
    ),
    Guard(
        "provider-only",
        "accounts/adapters.py",
        "if by_provider is None and provider.is_closed_for(user):",
        "if False:",
        "tests/accounts/test_single_sign_on.py::test_where_the_provider_is_the_only_way_administrators_alone_have_another",
    ),
    Guard(
        "provider-of-settings",
        "accounts/single_sign_on/adapters.py",
        "return [found] if (found := app()) else []",
        "return super().list_apps(request, provider, client_id)",
        "tests/accounts/test_single_sign_on.py::test_a_provider_of_the_database_counts_for_nothing",
    ),
    Guard(
        "copied-restriction",
        "home/wagtail_hooks.py",
        "        follow_source.restrict_copies(page, new_page)\n",
        "",
        "tests/home/test_fallback.py -k a_copy_below_a_restricted_page",
    ),
    Guard(
        "security-page-for-readers",
        "home/machines/security_txt.py",
        "i18n.readable(Page.objects.filter(pk=facts.security_page_id))",
        "Page.objects.filter(pk=facts.security_page_id)",
        "tests/home/test_security_txt.py::test_a_page_that_readers_may_not_open_is_not_named",
    ),
    Guard(
        "advisories-not-known",
        "config/supply_chain/advisories.py",
        'sorted({name for name, _version in packages} - set(snapshot["packages"]))',
        "[]",
        "tests/config/test_supply_chain.py::test_ignorance_is_not_taken_for_safety",
    ),
    Guard(
        "secrets-of-files-gone",
        "config/supply_chain/history.py",
        '"detect_secrets.filters.common.is_invalid_file",  # a file that is there no more',
        "",
        "tests/config/test_supply_chain.py::test_a_secret_is_found_after_it_was_taken_out_again",
    ),
    Guard(
        "records-chosen-by-few",
        "core/tables/choosing.py",
        "user_passes_test(viewset.may_choose)",
        "lambda view: view",
        "tests/home/test_choosers.py::test_records_are_chosen_by_those_whose_forms_hold_them",
    ),
    Guard(
        "pages-chosen-by-few",
        "home/admin/page_choosers.py",
        "user_passes_test(may_choose)",
        "lambda view: view",
        "tests/home/test_choosers.py::test_choosers_of_pages_name_those_that_one_sees",
    ),
    Guard(
        "pages-that-one-sees",
        "home/admin/page_choosers.py",
        "return pages.filter(is_own | is_readable)",
        "return pages",
        "tests/home/test_choosers.py::test_choosers_of_pages_name_those_that_one_sees",
    ),
    Guard(
        "titles-of-drafts",
        "home/admin/page_choosers.py",
        "published.draft_title = page.title",
        "pass",
        "tests/home/test_choosers.py::test_choosers_of_pages_name_those_that_one_sees",
    ),
    Guard(
        "moves-by-few",
        "home/admin/guarded_urls.py",
        'guarded(of_pages("move_confirm"), may_move)',
        'of_pages("move_confirm")',
        "tests/home/test_choosers.py::test_moving_a_page_names_it_to_those_who_may_move_it",
    ),
    Guard(
        "records-by-api",
        "home/admin/api.py",
        "if not model.snippet_viewset.may_choose(self.request.user):",
        "if False:",
        "tests/home/test_choosers.py::test_the_api_for_choosers_names_records_to_those_who_may_choose_them",
    ),
    Guard(
        "translations-of-ones-language",
        "home/admin/page_reports.py",
        ".filter(source__object__in=keys, target_locale__in=locales)",
        "",
        "tests/home/test_choosers.py::test_the_report_of_translations_names_those_of_ones_language",
    ),
    Guard(
        "feed-html",
        "home/machines/feeds.py",
        "return escape(plain(page.summary))",
        "return plain(page.summary)",
        "tests/home/test_machines.py::test_words_that_readers_of_feeds_take_for_html_are_words",
    ),
    Guard(
        "public-when-whole",
        "home/forms/site_settings.py",
        "if self._is_switched_on() and not self.errors:",
        "if False:",
        "tests/home/test_going_public.py::test_a_site_with_gaps_does_not_go_public_and_says_each",
    ),
    Guard(
        "public-by-administrators",
        "home/models/settings.py",
        'FieldPanel("is_public", permission="superuser")',
        'FieldPanel("is_public")',
        "tests/home/test_going_public.py::test_only_administrators_switch",
    ),
    Guard(
        "noindex-until-public",
        "home/machines/indexing.py",
        "and SiteSettings.for_request(request).is_public",
        "",
        "tests/home/test_going_public.py::test_while_it_is_off_search_engines_list_nothing_and_readers_read_the_same",
    ),
    Guard(
        "json-ld-end",
        "home/machines/seo.py",
        "mark_safe(text.translate(ESCAPES))",
        "mark_safe(text)",
        "tests/bench/security/test_payloads.py::test_readers_get_words",
    ),
    Guard(
        "rendition-once",
        "home/pictures/rendition_files.py",
        "if storage.exists(name) and not anew:  # another has made it meanwhile",
        "if False:",
        "tests/home/test_renditions.py::test_many_who_ask_at_once_have_a_file_made_once",
    ),
    Guard(
        "rendition-whole",
        "core/uploads/replacing.py",
        "storage.save(part, content)",
        "storage.save(name, content)",
        "tests/home/test_renditions.py::test_who_is_killed_leaves_no_half_of_a_picture_under_its_address",
    ),
    Guard(
        "rendition-known-size",
        "home/pictures/rendition_files.py",
        'if image.rendition_name(size).split(".", 2)[2] == asked["size"]:',
        "if True:",
        "tests/home/test_renditions.py::test_nothing_is_made_for_other_names",
    ),
    Guard(
        "kept-form-of-ours",
        "home/serving/unavailable.py",
        " or origin.is_cross_site(request)",
        "",
        "tests/home/test_unavailable.py::test_what_another_site_sends_is_not_made_ours",
    ),
    Guard(
        "kept-form-without-secrets",
        "home/serving/unavailable.py",
        "any(SECRET.search(name) for name, _value in sent) or ",
        "",
        "tests/home/test_unavailable.py::test_secrets_are_never_shown",
    ),
    Guard(
        "log-blanks-reset-keys",
        "core/privacy/logs.py",
        'RESET_KEY.sub("[token]", TOKEN.sub("[token]", text))',
        'TOKEN.sub("[token]", text)',
        "tests/core/test_logs.py::test_no_line_opens_anything",
    ),
    Guard(
        "log-quotes-no-row",
        "core/logs.py",
        'VALUES.sub("DETAIL: [left out]", super().formatException(ei))',
        "super().formatException(ei)",
        "tests/core/test_logs.py::test_an_error_can_be_named_by_its_number",
    ),
    Guard(
        "metrics-by-token",
        "operations/metrics.py",
        'if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):',
        "if False:",
        "tests/operations/test_metrics.py::test_the_token_is_asked_for",
    ),
    Guard(
        "reports-name-nobody",
        "config/error_reports.py",
        "            before_send=clean,\n",
        "",
        "tests/config/test_error_reports.py::test_an_error_is_reported_without_what_somebody_typed",
    ),
    Guard(
        "copies-of-nobody",
        "core/middleware.py",
        " or request.COOKIES or response.cookies",
        "",
        "tests/core/test_copies.py::test_what_an_editor_sees_is_not_kept",
    ),
    Guard(
        "page-cache-of-nobody",
        "core/page_cache/wsgi.py",
        "return cookies.keys().isdisjoint({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME})",
        "return True",
        "tests/core/page_cache/test_copies.py::test_whoever_has_logged_in_gets_no_copy_and_leaves_none",
    ),
    Guard(
        "page-cache-alike-for-all",
        "core/page_cache/wsgi.py",
        'by_name.get("cache-control") == KEPT_FOR_A_SECOND',
        "True",
        "tests/core/page_cache/test_copies.py::test_a_form_is_not",
    ),
    Guard(
        "page-cache-read-before",
        "core/page_cache/wsgi.py",
        'copy = self._keep(key, headers, b"".join(response), noted)',
        'copy = self._keep(_key(environ, _generation()), headers, b"".join(response), noted)',
        "tests/core/page_cache/test_freshness.py::test_what_is_being_made_meanwhile_is_not_kept_for_later[publish]",
    ),
    Guard(
        "page-cache-at-commit",
        "core/page_cache/migrations/0001_initial.py",
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION page_cache_raise()",
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (false) EXECUTE FUNCTION page_cache_raise()",
        "tests/core/page_cache/test_copies.py::test_who_comes_before_a_commit_leaves_no_copy_that_outlives_it",
    ),
    Guard(
        "page-cache-of-this-version",
        "core/page_cache/stores.py",
        'caches["pages"].get(self._version + key)',
        'caches["pages"].get(key)',
        "tests/core/page_cache/test_copies.py::test_machines_share_copies_and_versions_of_the_site_do_not",
    ),
]


def copy(folder):
    """Copy what git knows, new files included, with the environment beside it, and the dump that spares migrating."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / ".data").mkdir()
    for dump in (ROOT / ".data").glob(f"{MIGRATED}*.dump"):
        shutil.copy2(dump, folder / ".data")


def failure_without(guard, folder):
    """
    The test that fails without the guard, with its reason as pytest sums it up; None where all stay green.

    Raises RuntimeError where that says nothing about the guard: the test is not green with it, or without it something
    breaks before an assertion is reached.
    """
    path = folder / guard.path
    content = path.read_text()
    if content.count(guard.text) != 1:
        raise RuntimeError(f"{guard.path} does not hold the text of the guard {guard.name} once")
    if (run := _run_with_all(guard.test, folder)).returncode != 0:
        raise RuntimeError(f"{guard.test} is not green with the guard {guard.name} in place:\n{run.stdout}")
    path.write_text(content.replace(guard.text, guard.without))
    try:
        run = _run(guard.test, folder)
    finally:
        path.write_text(content)
    if run.returncode == 0:
        return None
    if failed := FAILED_ASSERTION.search(run.stdout):
        return failed[1]
    raise RuntimeError(f"{guard.test} breaks without the guard {guard.name}, but by no assertion:\n{run.stdout}")


@cache
def _run_with_all(test, folder):
    """Once for all guards that one test watches: each is put back after its absence was tried."""
    return _run(test, folder)


def _run(test, folder):
    command = [sys.executable, "-m", "pytest", "-x", "--tb=short", "-p", "no:cacheprovider", *test.split()]
    environment = os.environ | {"STATE_DIR": str(folder / ".data"), "COLUMNS": "400"}  # the reason stands in one line
    environment.pop("PYTEST_XDIST_WORKER", None)
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def main(names):
    """Try these guards, or all; returns 1 where one is unwatched, and says which and why."""
    if unknown := set(names) - {guard.name for guard in GUARDS}:
        raise SystemExit(f"No guard is called {', '.join(sorted(unknown))}.")
    all_watched = True
    with tempfile.TemporaryDirectory() as scratch:
        copy(Path(scratch))
        for guard in GUARDS:
            if not names or guard.name in names:
                try:
                    failure = failure_without(guard, Path(scratch))
                except RuntimeError as error:
                    failure, all_watched = f"CANNOT TELL: {error}", False
                all_watched = all_watched and failure is not None
                print(f"{guard.name}: {failure or 'NOBODY NOTICES'}", flush=True)  # noqa: T201
    return 0 if all_watched else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
