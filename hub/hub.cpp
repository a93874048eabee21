#include "hub/hub.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/decide.hpp"

#include <cstdint>
#include <limits>

namespace hub {

namespace asio = boost::asio;

namespace {

// About one request, or the volunteer's own pause.
bool is_an_act(const Command& command) {
    return !rules::about(command).empty() || std::holds_alternative<PauseVolunteer>(command) ||
           std::holds_alternative<ResumeVolunteer>(command);
}

// FNV-1a. Ids have fewer characters than keys.
std::string digest(std::string_view text) {
    constexpr std::uint64_t prime = 1099511628211U;
    std::uint64_t value = 14695981039346656037U;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * prime;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string written;
    for (unsigned shift = 0; shift < 64; shift += 4) written += digits[(value >> shift) & 15U];
    return written;
}

// A key is its sender's own: the same one of somebody else is another.
std::string step_name(const PersonId& who, const std::string& key) {
    return "say-" + digest(who.text + " " + key) + digest(key + " " + who.text);
}

// Beyond every log: what is asked for is where it stands, not what is in it.
constexpr Offset no_events = std::numeric_limits<std::int64_t>::max();

// Whom this takes something away from that a session or a pushed notice would still give them.
PersonId shut_out_by(const Command& command) {
    if (const auto* block = std::get_if<BlockPerson>(&command)) return block->person;
    if (const auto* withdraw = std::get_if<WithdrawApproval>(&command)) return withdraw->volunteer;
    return {};
}

Result<Committed> committed(Result<Answer> answer) {
    if (!answer) return answer.error();
    Committed done;
    done.answer = *std::move(answer);
    return done;
}

}  // namespace

asio::awaitable<Result<Committed>> Hub::handle(Actor actor, Command command, IdempotencyKey key) {
    if (!rules::may(actor.role, command)) co_return Refusal::not_allowed;
    const PersonId out = shut_out_by(command);
    const GroupId group = actor.group;
    Result<Committed> done = co_await pass_on(std::move(actor), std::move(command), std::move(key));
    if (done && done->epoch.empty()) co_await say_where_it_stands(group, *done);
    if (done && !out.empty()) co_await services_.sign_in.sessions().shut_out(group, out);
    co_return done;
}

// A recorded answer, or one of several commits: the log as it is now has all that it is about.
asio::awaitable<void> Hub::say_where_it_stands(GroupId group, Committed& done) {
    if (group.empty()) co_return;
    const EventPage page = co_await services_.store.events(scope_of(group), no_events, 1);
    done.offset = page.top;
    done.epoch = page.epoch;
}

asio::awaitable<Result<Committed>> Hub::pass_on(Actor actor, Command command, IdempotencyKey key) {
    if (auto* add = std::get_if<AddGroup>(&command)) {
        co_return committed(co_await services_.setup.add_group(std::move(*add), std::move(key)));
    }
    if (auto* add = std::get_if<AddVolunteer>(&command)) {
        if (!settle(*add)) co_return Refusal::invalid;
        co_return committed(co_await services_.setup.add_volunteer(
            std::move(actor), std::move(*add), std::move(key)));
    }
    if (auto* words = std::get_if<Say>(&command))
        co_return co_await say(std::move(actor), std::move(*words), std::move(key));
    if (auto* open = std::get_if<OpenRequest>(&command)) {
        co_return co_await services_.intake.open(
            std::move(actor), std::move(*open), std::move(key));
    }
    if (auto* invite = std::get_if<InviteCoordinator>(&command)) {
        co_return co_await services_.sign_in.act(
            std::move(actor), std::move(*invite), std::move(key));
    }
    if (auto* end = std::get_if<EndSessions>(&command)) {
        co_return co_await services_.sign_in.act(std::move(actor), std::move(*end), std::move(key));
    }
    if (is_an_act(command))
        co_return co_await services_.acts.act(std::move(actor), std::move(command), std::move(key));
    co_return co_await services_.desk.act(std::move(actor), std::move(command), std::move(key));
}

// A place that is known by its postcode only.
bool Hub::settle(AddVolunteer& add) const {
    Place& home = add.volunteer.home;
    if (home.known()) return true;
    const auto found = services_.places.find(home.name);
    if (found) home = *found;
    return found.has_value();
}

// As if they had texted it: understood, answered on their own channel.
asio::awaitable<Result<Committed>> Hub::say(Actor actor, Say words, IdempotencyKey key) {
    if (words.text.empty() || actor.person.empty() || key.text.empty()) co_return Refusal::invalid;
    Step step;
    step.id = {step_name(actor.person, key.text)};
    const RecordId earlier = heard_record({step.id.text});
    std::vector<RecordId> ids{person_record(actor.person), earlier};
    const Loaded loaded =
        co_await services_.store.load(scope_of(actor.group), std::move(ids), no_key);
    const auto* heard = loaded.find<Heard>(earlier);
    if (heard != nullptr && !(heard->words == words.text)) co_return Refusal::key_reused;
    const auto* person = loaded.find<Person>(person_record(actor.person));
    if (person == nullptr) co_return Refusal::not_found;
    step.group = actor.group;
    step.person = actor.person;
    step.channel = person->channel;
    step.from = person->number;
    step.text = std::move(words.text);
    step.at = services_.clock.now();
    co_await services_.dialogue.apply(std::move(step));
    co_return Committed();
}

asio::awaitable<Result<View>> Hub::answer(Actor actor, Query query) {
    if (!rules::may(actor.role, query) &&
        !(actor.person.empty() && std::holds_alternative<AboutGroup>(query))) {
        co_return Refusal::not_allowed;
    }
    co_return co_await services_.views.answer(std::move(actor), std::move(query));
}

std::optional<Role> Hub::role_for(const std::vector<Role>& roles, const Command& command) {
    return rules::role_for(roles, command);
}
std::optional<Role> Hub::role_for(const std::vector<Role>& roles, const Query& query) {
    return rules::role_for(roles, query);
}
bool Hub::is_desk(Role role) {
    return rules::is_desk(role);
}

asio::awaitable<std::optional<rules::Problem>> Hub::problem(Actor actor, OpenRequest command) {
    return services_.intake.problem(std::move(actor), std::move(command));
}

}  // namespace hub
