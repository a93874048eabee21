#include "hub/services/acts.hpp"

#include "hub/names.hpp"
#include "hub/rules/access.hpp"
#include "hub/rules/decide.hpp"
#include "hub/rules/opening.hpp"
#include "hub/rules/pause.hpp"
#include "hub/services/case_book.hpp"

namespace services {

namespace {

bool is_pause(const hub::Command& command) {
    return std::holds_alternative<hub::PauseVolunteer>(command) ||
           std::holds_alternative<hub::ResumeVolunteer>(command);
}

// A volunteer whose record the decision may need; the desk's own people are read by no rule.
std::vector<hub::PersonId> concerned(const hub::Actor& actor, const hub::Command& command) {
    const hub::PersonId named = rules::volunteer_of(command);
    if (!named.empty()) return {named};
    if (actor.person.empty() || rules::is_desk(actor.role)) return {};
    return {actor.person};
}

}  // namespace

boost::asio::awaitable<hub::Result<hub::Changes>> Acts::decide(hub::Actor actor,
                                                               hub::Command command) {
    if (is_pause(command)) co_return co_await decide_pause(actor.group, actor.person, command);
    const hub::RequestId request = rules::about(command);
    if (request.empty()) co_return hub::Refusal::invalid;
    std::vector<hub::PersonId> also = concerned(actor, command);
    const std::optional<rules::Case> file =
        co_await load_case(store_, actor.group, request, std::move(also));
    if (!file) co_return hub::Refusal::not_found;
    Setting setting = circumstances_.for_group(file->group.value);
    const rules::Moment moment = setting.moment();
    hub::Result<hub::Changes> changes = rules::decide(*file, moment, actor, command);
    const bool reopens = std::holds_alternative<hub::ReopenRequest>(command);
    if (!changes || !reopens) co_return changes;
    hub::Changes decided = *std::move(changes);
    co_return co_await remembered(actor.group, *file, std::move(decided));
}

// A request that was given up is one of the resident's again: what they write may be about it.
boost::asio::awaitable<hub::Changes> Acts::remembered(hub::GroupId group,
                                                      rules::Case file,
                                                      hub::Changes changes) {
    const hub::PersonId resident = file.request.value.resident;
    const hub::RecordId record = hub::conversation_record(resident);
    std::vector<hub::RecordId> ids{record};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    hub::Changes again = rules::take_up_again(
        loaded.get<hub::Conversation>(record), resident, file.request.value.id);
    changes.join(std::move(again));
    co_return changes;
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

boost::asio::awaitable<hub::Result<hub::Committed>> Acts::act(hub::Actor actor,
                                                              hub::Command command,
                                                              hub::IdempotencyKey key) {
    const hub::Loaded served =
        co_await store_.load(hub::scope_of(actor.group), std::vector<hub::RecordId>(), key);
    if (served.key_reused) co_return hub::Refusal::key_reused;
    if (served.answer) co_return hub::Committed{.answer = *served.answer, .repeated = true};
    for (int attempt = 0; attempt < tries; ++attempt) {
        hub::Result<hub::Changes> changes = co_await decide(actor, command);
        if (!changes) co_return changes.error();
        changes->key = key;
        changes->actor = actor.person.text;
        changes->action = std::string(hub::name_of(command));
        hub::Result<hub::Committed> committed =
            co_await store_.commit(hub::scope_of(actor.group), std::move(*changes));
        if (committed || committed.error() != hub::Refusal::stale_version) co_return committed;
    }
    co_return hub::Refusal::stale_version;
}

}  // namespace services
