#include "hub/services/intake.hpp"

#include "hub/names.hpp"
#include "hub/rules/access.hpp"
#include "hub/services/intent.hpp"
#include "hub/understanding/understand.hpp"

#include <algorithm>
#include <array>

namespace services {

namespace {

// Numbers are reached on these; whoever is on a chat asks there, or is signed in.
constexpr std::array<std::string_view, 3> of_numbers{"sms", "phones", "call"};

bool is_guest(const hub::Actor& actor) {
    return actor.person.empty() && !rules::is_desk(actor.role);
}

bool is_over(hub::RequestState state) {
    using enum hub::RequestState;
    return state == closed || state == cancelled || state == abandoned || state == unmet;
}

std::optional<rules::Problem> problem_of_channel(const hub::Actor& actor,
                                                 const hub::OpenRequest& command) {
    const bool known =
        std::find(of_numbers.begin(), of_numbers.end(), command.channel) != of_numbers.end();
    if (known && !(is_guest(actor) && command.channel == "call")) return std::nullopt;
    return rules::Problem{"channel", "Please give a number that can get text messages."};
}

// Of somebody signed in who asks for themselves: what they left empty is as it was the last time.
void complete(rules::Opening& opening,
              std::optional<hub::Place>& place,
              const hub::Person& person) {
    hub::OpenRequest& command = opening.command;
    if (command.name.empty()) command.name = person.name;
    if (!command.postcode.empty()) return;
    if (person.place.known()) place = person.place;
    if (command.street.empty()) command.street = person.street;
}

bool is_theirs(const hub::PhoneNumber& number,
               const hub::Result<rules::Reachable>& reached,
               const hub::Person& who) {
    return number.empty() || (reached && reached->address == who.address);
}

rules::Opening opening_by(const hub::Actor& actor, hub::OpenRequest command) {
    rules::Opening opening;
    opening.by_desk = rules::is_desk(actor.role);
    opening.came = opening.by_desk ? "desk" : "web";
    opening.own_word = opening.by_desk;
    opening.command = std::move(command);
    return opening;
}

rules::Problem unreachable_number() {
    return {"number",
            "We cannot reach this number: please check it and write it like this: 07700 900123."};
}

}  // namespace

boost::asio::awaitable<hub::Person> Intake::person(hub::GroupId group, hub::PersonId id) {
    std::vector<hub::RecordId> ids{hub::person_record(id)};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    co_return loaded.get<hub::Person>(hub::person_record(id)).value;
}

boost::asio::awaitable<Intake::Asked> Intake::look_at(hub::Actor actor, hub::OpenRequest command) {
    std::vector<hub::RecordId> ids{hub::group_record()};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(actor.group), std::move(ids), hub::no_key);
    Asked asked{.group = loaded.get<hub::Group>(hub::group_record())};
    std::optional<hub::Place> place;
    if (!command.postcode.empty()) place = parts_.geocoder.find(command.postcode);

    asked.opening = opening_by(actor, std::move(command));
    rules::Opening& opening = asked.opening;
    const bool signed_in = !opening.by_desk && !is_guest(actor);
    hub::Person who;
    if (signed_in) who = co_await person(actor.group, actor.person);
    const auto reached = co_await addresses_.reach(opening.command.channel, opening.command.number);
    if (signed_in && is_theirs(opening.command.number, reached, who)) {
        asked.person = actor.person;
        opening.own_word = true;
        complete(opening, place, who);
    } else {
        if (signed_in && opening.command.introducer.empty()) opening.command.introducer = who.name;
        asked.problem = problem_of_channel(actor, opening.command);
        if (!reached && !asked.problem) asked.problem = unreachable_number();
        if (reached) opening.reachable = *reached;
    }
    opening.place = place.value_or(hub::Place{});
    if (!asked.problem) {
        asked.problem = rules::problem_of(
            opening.command, asked.group.value, place, parts_.circumstances.now());
    }
    co_return asked;
}

boost::asio::awaitable<std::optional<rules::Problem>> Intake::problem(hub::Actor actor,
                                                                      hub::OpenRequest command) {
    const Asked asked = co_await look_at(std::move(actor), std::move(command));
    co_return asked.problem;
}

boost::asio::awaitable<hub::Result<hub::PersonId>> Intake::resident_of(const Asked& asked,
                                                                       const hub::Actor& actor) {
    if (!asked.person.empty()) co_return asked.person;
    rules::Reachable reachable = asked.opening.reachable;
    const std::string by = actor.person.empty() ? "guest" : actor.person.text;
    const auto bound = co_await addresses_.bind(std::move(reachable), actor.group, by);
    if (!bound) co_return bound.error();
    if (bound->stopped) co_return hub::Refusal::stopped;
    co_return bound->membership.person;
}

boost::asio::awaitable<rules::Standing> Intake::standing_of(hub::GroupId group, hub::PersonId id) {
    const hub::RecordId who = hub::person_record(id);
    const hub::RecordId talk = hub::conversation_record(id);
    std::vector<hub::RecordId> ids{hub::group_record(), who, talk};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    rules::Standing standing{.group = loaded.get<hub::Group>(hub::group_record()),
                             .person = loaded.get<hub::Person>(who),
                             .talk = loaded.get<hub::Conversation>(talk)};
    standing.person.value.id = id;
    std::vector<hub::RecordId> requests;
    for (const hub::RequestId& request : standing.talk.value.requests)
        requests.push_back(hub::record_id(request));
    standing.talk.value.requests.clear();
    const hub::Loaded more =
        co_await parts_.store.load(hub::scope_of(group), requests, hub::no_key);
    for (const hub::RecordId& record : requests) {
        const auto request = more.get<hub::Request>(record);
        if (request.version == 0 || is_over(request.value.state)) continue;
        standing.talk.value.requests.push_back(request.value.id);
    }
    co_return standing;
}

std::string Intake::danger_in(const hub::OpenRequest& command) const {
    const understanding::Heard heard =
        understanding::understand(command.words, parts_.lexicon, understanding::Context{});
    if (heard.danger == understanding::Danger::none) return {};
    return std::string(name_of(heard.danger));
}

hub::Result<hub::Changes> Intake::decide(const rules::Standing& standing,
                                         const rules::Opening& opening) {
    Setting setting = parts_.circumstances.for_group(standing.group.value);
    const rules::Moment moment = setting.moment();
    const std::string danger = danger_in(opening.command);
    if (!danger.empty()) return rules::hold_request(standing, moment, opening, danger);
    return rules::open_request(standing, moment, opening);
}

boost::asio::awaitable<hub::Result<hub::Committed>> Intake::open(hub::Actor actor,
                                                                 hub::OpenRequest command,
                                                                 hub::IdempotencyKey key) {
    const hub::Scope scope = hub::scope_of(actor.group);
    std::vector<hub::RecordId> own{hub::group_record()};
    const hub::Loaded served = co_await parts_.store.load(scope, std::move(own), key);
    if (served.key_reused) co_return hub::Refusal::key_reused;
    if (served.answer) co_return hub::Committed{.answer = *served.answer, .repeated = true};
    if (served.version(hub::group_record()) == 0) co_return hub::Refusal::not_found;

    const std::string action{hub::name_of(hub::Command{command})};
    const Asked asked = co_await look_at(actor, std::move(command));
    // Danger is not kept waiting for the other fields, as long as somebody can be rung.
    const bool reachable = !asked.person.empty() || !asked.opening.reachable.number.empty();
    const bool in_danger = reachable && !danger_in(asked.opening.command).empty();
    if (asked.problem && !in_danger) co_return hub::Refusal::invalid;
    const auto resident = co_await resident_of(asked, actor);
    if (!resident) co_return resident.error();
    const std::string by = actor.person.empty() ? "guest" : actor.person.text;
    co_return co_await commit_opening(
        actor.group, *resident, asked.opening, std::move(key), by, action);
}

boost::asio::awaitable<hub::Result<hub::Committed>> Intake::commit_opening(hub::GroupId group,
                                                                           hub::PersonId resident,
                                                                           rules::Opening opening,
                                                                           hub::IdempotencyKey key,
                                                                           std::string by,
                                                                           std::string action) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        const rules::Standing standing = co_await standing_of(group, resident);
        hub::Result<hub::Changes> changes = decide(standing, opening);
        if (!changes) co_return changes.error();
        changes->key = key;
        changes->actor = by;
        changes->action = action;
        hub::Result<hub::Committed> committed =
            co_await parts_.store.commit(hub::scope_of(group), *std::move(changes));
        if (committed || committed.error() != hub::Refusal::stale_version) co_return committed;
    }
    co_return hub::Refusal::stale_version;
}

}  // namespace services
