#include "hub/services/acts.hpp"

#include "hub/rules/decide.hpp"
#include "hub/rules/pause.hpp"
#include "hub/services/case_book.hpp"

#include <array>

namespace services {

namespace {

constexpr std::array<std::string_view, std::variant_size_v<hub::Command>> names{"add_group",
                                                                                "add_volunteer",
                                                                                "say",
                                                                                "open_request",
                                                                                "accept_offer",
                                                                                "decline_offer",
                                                                                "counter_offer",
                                                                                "release_task",
                                                                                "report_done",
                                                                                "confirm_done",
                                                                                "cancel_request",
                                                                                "pause_volunteer",
                                                                                "resume_volunteer",
                                                                                "change_group",
                                                                                "pause_group",
                                                                                "resume_group",
                                                                                "invite_coordinator",
                                                                                "set_rota",
                                                                                "write_handover",
                                                                                "approve_volunteer",
                                                                                "withdraw_approval",
                                                                                "change_availability",
                                                                                "block_person",
                                                                                "unblock_person",
                                                                                "agree_to_condition",
                                                                                "report_delay",
                                                                                "report_no_answer",
                                                                                "report_worry",
                                                                                "ask_volunteer",
                                                                                "assign_volunteer",
                                                                                "reopen_request",
                                                                                "close_request",
                                                                                "add_note",
                                                                                "claim_case",
                                                                                "drop_claim",
                                                                                "tell_person",
                                                                                "take_over",
                                                                                "hand_back",
                                                                                "settle_alert",
                                                                                "acknowledge_alert",
                                                                                "broadcast",
                                                                                "add_device",
                                                                                "remove_device",
                                                                                "end_sessions"};

bool is_pause(const hub::Command& command) {
    return std::holds_alternative<hub::PauseVolunteer>(command) ||
           std::holds_alternative<hub::ResumeVolunteer>(command);
}

}  // namespace

std::string_view name_of(const hub::Command& command) {
    return names[command.index()];
}

boost::asio::awaitable<hub::Result<hub::Changes>> Acts::decide(hub::GroupId group,
                                                               hub::PersonId who,
                                                               hub::Command command) {
    if (is_pause(command)) co_return co_await decide_pause(group, who, command);
    const hub::RequestId request = rules::about(command);
    if (request.empty()) co_return hub::Refusal::invalid;
    std::vector<hub::PersonId> also{who};
    const std::optional<rules::Case> file =
        co_await load_case(store_, group, request, std::move(also));
    if (!file) co_return hub::Refusal::not_found;
    Setting setting = circumstances_.for_group(file->group.value);
    const rules::Moment moment = setting.moment();
    co_return rules::decide(*file, moment, who, command);
}

boost::asio::awaitable<hub::Result<hub::Changes>> Acts::decide_pause(hub::GroupId group,
                                                                     hub::PersonId who,
                                                                     hub::Command command) {
    const hub::RecordId record = hub::volunteer_record(who);
    std::vector<hub::RecordId> ids{hub::group_record(), record};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    const auto volunteer = loaded.get<hub::Volunteer>(record);
    if (volunteer.version == 0) co_return hub::Refusal::not_found;
    Setting setting = circumstances_.for_group(loaded.get<hub::Group>(hub::group_record()).value);
    const rules::Moment moment = setting.moment();
    const auto* pause = std::get_if<hub::PauseVolunteer>(&command);
    co_return pause != nullptr ? rules::pause_volunteer(volunteer, moment, *pause)
                               : rules::resume_volunteer(volunteer, moment);
}

boost::asio::awaitable<hub::Result<hub::Committed>> Acts::act(hub::GroupId group,
                                                              hub::PersonId who,
                                                              hub::Command command,
                                                              hub::IdempotencyKey key) {
    const hub::Loaded served =
        co_await store_.load(hub::scope_of(group), std::vector<hub::RecordId>(), key);
    if (served.key_reused) co_return hub::Refusal::key_reused;
    if (served.answer) co_return hub::Committed{.answer = *served.answer, .repeated = true};
    for (int attempt = 0; attempt < tries; ++attempt) {
        hub::Result<hub::Changes> changes = co_await decide(group, who, command);
        if (!changes) co_return changes.error();
        changes->key = key;
        changes->actor = who.text;
        changes->action = std::string(name_of(command));
        hub::Result<hub::Committed> committed =
            co_await store_.commit(hub::scope_of(group), std::move(*changes));
        if (committed || committed.error() != hub::Refusal::stale_version) co_return committed;
    }
    co_return hub::Refusal::stale_version;
}

}  // namespace services
