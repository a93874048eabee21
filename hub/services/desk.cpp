#include "hub/services/desk.hpp"

#include "hub/names.hpp"
#include "hub/rules/alerts.hpp"
#include "hub/rules/broadcast.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/devices.hpp"
#include "hub/rules/follow_up.hpp"
#include "hub/rules/running_group.hpp"
#include "hub/services/all_of.hpp"
#include "hub/services/case_book.hpp"

#include <algorithm>
#include <type_traits>

namespace services {

namespace asio = boost::asio;

namespace {

// Open requests that are looked at again at once when a group goes on; the others within the hour.
constexpr std::size_t most_looked_at = 150;
constexpr std::size_t most_devices = 10;

struct PersonMeant {
    hub::PersonId operator()(const hub::ApproveVolunteer& c) const { return c.volunteer; }
    hub::PersonId operator()(const hub::WithdrawApproval& c) const { return c.volunteer; }
    template <class C>
    hub::PersonId operator()(const C& command) const {
        if constexpr (requires { command.person; }) return command.person;
        return {};
    }
};

struct AlertMeant {
    template <class C>
    hub::AlertId operator()(const C& command) const {
        if constexpr (requires { command.alert; }) return command.alert;
        return {};
    }
};

// A call at the desk has the id of the text that it stands for.
hub::MessageId text_of(const hub::AlertId& call) {
    return {call.text};
}

// Who may not help any more; empty: nobody by this command.
hub::PersonId who_loses_tasks(const hub::Command& command) {
    if (const auto* block = std::get_if<hub::BlockPerson>(&command)) return block->person;
    if (const auto* withdraw = std::get_if<hub::WithdrawApproval>(&command))
        return withdraw->volunteer;
    return {};
}

struct EndpointMeant {
    template <class C>
    std::string operator()(const C& command) const {
        if constexpr (requires { command.endpoint; }) return command.endpoint;
        return {};
    }
};

// The endpoint says which device it is.
hub::DeviceId device_id(hub::Vault& vault, const std::string& endpoint) {
    return {vault.address_hash("push", endpoint)};
}

}  // namespace

// One command with all that a decision about it may read.
struct Desk::Deciding {
    const hub::Actor& actor;
    const Parts& parts;
    const hub::Loaded& loaded;
    const rules::Somebody& known;
    const rules::Moment& moment;

    using Decided = hub::Result<hub::Changes>;

    Decided operator()(const hub::ChangeGroup& c) const {
        return rules::change_group(
            known.group, parts.geocoder.find(c.postcode).value_or(hub::Place{}), moment, c);
    }
    Decided operator()(const hub::PauseGroup&) const {
        return rules::pause_group(known.group, moment);
    }
    Decided operator()(const hub::ResumeGroup&) const {
        return rules::resume_group(known.group, moment);
    }
    Decided operator()(const hub::SetRota& c) const {
        return rules::set_rota(known.group, moment, c);
    }
    Decided operator()(const hub::WriteHandover& c) const {
        return rules::write_handover(
            loaded.get<hub::Handover>(hub::handover_record()), moment, actor.person, c);
    }
    Decided operator()(const hub::ApproveVolunteer&) const {
        return rules::approve_volunteer(known, moment);
    }
    Decided operator()(const hub::WithdrawApproval&) const {
        return rules::withdraw_approval(known, moment);
    }
    Decided operator()(const hub::ChangeAvailability& c) const {
        return rules::change_availability(known, moment, c);
    }
    Decided operator()(const hub::BlockPerson&) const { return rules::block_person(known, moment); }
    Decided operator()(const hub::UnblockPerson&) const {
        return rules::unblock_person(known, moment);
    }
    Decided operator()(const hub::TellPerson& c) const {
        return rules::tell_person(
            known, loaded.get<hub::Person>(hub::person_record(actor.person)).value, moment, c);
    }
    Decided operator()(const hub::TakeOver&) const {
        return rules::take_over(known, moment, actor.person);
    }
    Decided operator()(const hub::HandBack&) const { return rules::hand_back(known, moment); }
    Decided operator()(const hub::AcknowledgeAlert& c) const {
        return rules::acknowledge_alert(
            loaded.get<hub::Alert>(hub::record_id(c.alert)), actor.person, moment);
    }
    Decided operator()(const hub::SettleAlert& c) const {
        return rules::settle_alert(
            loaded.get<hub::Alert>(hub::record_id(c.alert)),
            loaded.get<hub::OutgoingMessage>(hub::record_id(text_of(c.alert))),
            actor.person,
            c,
            moment);
    }
    Decided operator()(const hub::AddDevice& c) const {
        return rules::add_device(stored_device(c.endpoint),
                                 device_id(parts.vault, c.endpoint),
                                 actor.person,
                                 c,
                                 moment.now);
    }
    Decided operator()(const hub::RemoveDevice& c) const {
        return rules::remove_device(stored_device(c.endpoint), actor.person, moment.now);
    }
    template <class C>
    Decided operator()(const C&) const {
        return hub::Refusal::invalid;
    }

private:
    hub::Versioned<hub::Device> stored_device(const std::string& endpoint) const {
        return loaded.get<hub::Device>(hub::record_id(device_id(parts.vault, endpoint)));
    }
};

asio::awaitable<hub::Result<hub::Committed>> Desk::act(hub::Actor actor,
                                                       hub::Command command,
                                                       hub::IdempotencyKey key) {
    const hub::Loaded served =
        co_await parts_.store.load(hub::scope_of(actor.group), std::vector<hub::RecordId>(), key);
    if (served.key_reused) co_return hub::Refusal::key_reused;
    if (served.answer) co_return hub::Committed{.answer = *served.answer, .repeated = true};
    if (auto* words = std::get_if<hub::Broadcast>(&command))
        co_return co_await broadcast(actor, *words, key);
    if (const hub::PersonId loses = who_loses_tasks(command); !loses.empty()) {
        const hub::Result<hub::Changes> allowed = co_await decide(actor, command);
        if (!allowed) co_return allowed.error();
        co_await take_back(actor, command, loses);
    }
    for (int attempt = 0; attempt < tries; ++attempt) {
        hub::Result<hub::Changes> changes = co_await decide(actor, command);
        if (!changes) co_return changes.error();
        if (std::holds_alternative<hub::ResumeGroup>(command))
            co_await look_again(actor.group, *changes);
        changes->key = key;
        changes->actor = actor.person.text;
        changes->action = std::string(hub::name_of(command));
        hub::Result<hub::Committed> committed =
            co_await parts_.store.commit(hub::scope_of(actor.group), std::move(*changes));
        if (committed || committed.error() != hub::Refusal::stale_version) co_return committed;
    }
    co_return hub::Refusal::stale_version;
}

asio::awaitable<hub::Result<hub::Changes>> Desk::decide(hub::Actor actor, hub::Command command) {
    hub::PersonId person = std::visit(PersonMeant{}, command);
    if (person.empty()) person = actor.person;
    const hub::AlertId alert = std::visit(AlertMeant{}, command);
    std::vector<hub::RecordId> ids{hub::group_record(),
                                   hub::person_record(person),
                                   hub::volunteer_record(person),
                                   hub::conversation_record(person),
                                   hub::person_record(actor.person),
                                   hub::handover_record()};
    const std::string endpoint = std::visit(EndpointMeant{}, command);
    if (!endpoint.empty()) ids.push_back(hub::record_id(device_id(parts_.vault, endpoint)));
    if (!alert.empty()) ids.push_back(hub::record_id(alert));
    if (!alert.empty()) ids.push_back(hub::record_id(text_of(alert)));
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(actor.group), std::move(ids), hub::no_key);
    const rules::Somebody known{
        .group = loaded.get<hub::Group>(hub::group_record()),
        .person = loaded.get<hub::Person>(hub::person_record(person)),
        .volunteer = loaded.get<hub::Volunteer>(hub::volunteer_record(person)),
        .talk = loaded.get<hub::Conversation>(hub::conversation_record(person))};
    if (known.group.version == 0) co_return hub::Refusal::not_found;
    if (const auto* added = std::get_if<hub::AddDevice>(&command)) {
        const auto devices =
            co_await all_of<hub::Device>(parts_.store, actor.group, hub::RecordKind::device);
        const auto own = std::count_if(devices.begin(), devices.end(), [&](const auto& one) {
            return one.person == actor.person && one.endpoint != added->endpoint;
        });
        if (own >= static_cast<std::ptrdiff_t>(most_devices)) co_return hub::Refusal::full;
    }
    Setting setting = parts_.circumstances.for_group(known.group.value);
    const rules::Moment moment = setting.moment();
    co_return std::visit(Deciding{actor, parts_, loaded, known, moment}, command);
}

// What they were asked for and have taken on, and of somebody who is blocked what they ask for.
asio::awaitable<std::vector<hub::RequestId>> Desk::requests_with(hub::GroupId group,
                                                                 hub::Command command,
                                                                 hub::PersonId person) {
    std::vector<hub::RecordId> ids{hub::volunteer_record(person), hub::conversation_record(person)};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    const hub::Volunteer volunteer =
        loaded.get<hub::Volunteer>(hub::volunteer_record(person)).value;
    std::vector<hub::RequestId> requests;
    const bool blocks = std::holds_alternative<hub::BlockPerson>(command);
    if (blocks)
        requests = loaded.get<hub::Conversation>(hub::conversation_record(person)).value.requests;
    for (const hub::OpenOffer& open : volunteer.open_offers) requests.push_back(open.request);
    for (const hub::Task& task : volunteer.tasks) requests.push_back(task.request);
    co_return requests;
}

// One request at a time, each in a commit of its own, before the person is marked, so that a crash
// begins again.
asio::awaitable<void> Desk::take_back(hub::Actor actor,
                                      hub::Command command,
                                      hub::PersonId person) {
    const std::vector<hub::RequestId> requests =
        co_await requests_with(actor.group, command, person);
    for (const hub::RequestId& request : requests) {
        for (int attempt = 0; attempt < tries; ++attempt) {
            std::vector<hub::PersonId> also{person};
            const auto file =
                co_await load_case(parts_.store, actor.group, request, std::move(also));
            if (!file) break;
            Setting setting = parts_.circumstances.for_group(file->group.value);
            hub::Changes changes = rules::take_back_from(*file, setting.moment(), actor, person);
            if (changes.empty()) break;
            changes.actor = actor.person.text;
            changes.action = std::string(hub::name_of(command));
            const auto committed =
                co_await parts_.store.commit(hub::scope_of(actor.group), std::move(changes));
            if (committed) break;
        }
    }
}

// A group that goes on asks again at once.
asio::awaitable<void> Desk::look_again(hub::GroupId group, hub::Changes& changes) {
    const auto requests =
        co_await all_of<hub::Request>(parts_.store, group, hub::RecordKind::request);
    std::size_t looked_at = 0;
    for (const hub::Request& request : requests) {
        if (request.state != hub::RequestState::open || looked_at == most_looked_at) continue;
        changes.timer(hub::record_id(request.id), hub::TimerKind::dispatch, changes.at);
        ++looked_at;
    }
}

// Some at a time, each under a key of its own; the last commit has the caller's key, so that a
// repeat after a crash goes on.
asio::awaitable<hub::Result<hub::Committed>> Desk::broadcast(hub::Actor actor,
                                                             hub::Broadcast command,
                                                             hub::IdempotencyKey key) {
    const hub::Scope scope = hub::scope_of(actor.group);
    std::vector<hub::RecordId> ids{hub::group_record()};
    const hub::Loaded loaded = co_await parts_.store.load(scope, std::move(ids), hub::no_key);
    const auto group = loaded.get<hub::Group>(hub::group_record());
    if (group.version == 0) co_return hub::Refusal::not_found;
    if (command.text.empty() || command.text.reveal.size() > rules::longest_text)
        co_return hub::Refusal::invalid;
    Setting setting = parts_.circumstances.for_group(group.value);
    const auto found = co_await receivers_of(actor.group, command.audience, setting.now);
    if (!found) co_return found.error();
    const std::vector<hub::PersonId>& receivers = *found;
    if (static_cast<int>(receivers.size()) != command.reach) co_return hub::Refusal::wrong_state;
    hub::Result<hub::Committed> committed = hub::Refusal::invalid;
    for (std::size_t from = 0; from < receivers.size(); from += rules::receivers_per_commit) {
        const std::size_t until = std::min(receivers.size(), from + rules::receivers_per_commit);
        const std::vector<hub::PersonId> some(
            receivers.begin() + static_cast<std::ptrdiff_t>(from),
            receivers.begin() + static_cast<std::ptrdiff_t>(until));
        hub::Changes changes = rules::tell_all(group, some, setting.moment(), command.text);
        // That the group changed meanwhile is no reason to tell half of them.
        changes.reads.clear();
        changes.key = key;
        if (until < receivers.size() && !key.text.empty())
            changes.key.text += ":" + std::to_string(from);
        changes.answer = {std::to_string(receivers.size())};
        changes.actor = actor.person.text;
        changes.action = "broadcast";
        committed = co_await parts_.store.commit(scope, std::move(changes));
        if (!committed) co_return committed;
    }
    co_return committed;
}

asio::awaitable<hub::Result<std::vector<hub::PersonId>>> Desk::receivers_of(hub::GroupId group,
                                                                            hub::Audience audience,
                                                                            hub::TimePoint now) {
    hub::Place middle;
    if (!audience.postcode.empty()) {
        middle = parts_.geocoder.find(audience.postcode).value_or(hub::Place{});
        if (!middle.known()) co_return hub::Refusal::invalid;
    }
    std::vector<hub::PersonId> receivers;
    const auto volunteers =
        co_await all_of<hub::Volunteer>(parts_.store, group, hub::RecordKind::volunteer);
    for (const auto& volunteer : volunteers) {
        if (rules::is_in(audience, middle, volunteer, now)) receivers.push_back(volunteer.id);
    }
    if (receivers.size() > rules::most_receivers) co_return hub::Refusal::full;
    if (receivers.empty()) co_return hub::Refusal::wrong_state;
    std::sort(receivers.begin(), receivers.end());  // a repeat goes on with the same ones
    co_return receivers;
}

asio::awaitable<hub::Wording> Desk::acknowledge_by_text(hub::Group group,
                                                        hub::PersonId who,
                                                        std::string code) {
    const auto alerts = co_await all_of<hub::Alert>(parts_.store, group.id, hub::RecordKind::alert);
    const hub::Alert* alert = rules::alert_of_code(alerts, who, code);
    const rules::Values values{{"code", code}, {"group", group.name}};
    if (alert == nullptr) co_return rules::wording(rules::phrases::alert_unknown, values);
    if (alert->settled_at) co_return rules::wording(rules::phrases::alert_settled, values);
    const hub::PersonId has_it = alert->acknowledged_by;
    if (!has_it.empty() && has_it != who) {
        std::vector<hub::RecordId> ids{hub::person_record(has_it)};
        const hub::Loaded loaded =
            co_await parts_.store.load(hub::scope_of(group.id), std::move(ids), hub::no_key);
        const hub::PersonName name = loaded.get<hub::Person>(hub::person_record(has_it)).value.name;
        co_return rules::wording(rules::phrases::alert_taken,
                                 {{"code", code}, {"name", first_name(name).reveal}});
    }
    const hub::Actor actor{.role = hub::Role::coordinator, .group = group.id, .person = who};
    const hub::Command command{hub::AcknowledgeAlert{alert->id}};
    const auto done = co_await act(actor, command, hub::no_key);
    co_return rules::wording(done ? rules::phrases::alert_answered : rules::phrases::alert_settled,
                             values);
}

}  // namespace services
