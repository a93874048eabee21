#include "hub/hub.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/decide.hpp"

namespace hub {

namespace asio = boost::asio;

namespace {

// About one request, or the volunteer's own pause.
bool is_an_act(const Command& command) {
    return !rules::about(command).empty() || std::holds_alternative<PauseVolunteer>(command) ||
           std::holds_alternative<ResumeVolunteer>(command);
}

// Ids have fewer characters than keys, and fewer of them; its end is what differs most.
std::string step_name(std::string key) {
    if (key.size() > 60) key.erase(0, key.size() - 60);
    for (char& c : key) {
        if (c == ':' || c == '.') c = '-';
    }
    return "say-" + key;
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
    const auto* block = std::get_if<BlockPerson>(&command);
    const PersonId blocked = block == nullptr ? PersonId{} : block->person;
    const GroupId group = actor.group;
    Result<Committed> done = co_await pass_on(std::move(actor), std::move(command), std::move(key));
    if (done && !blocked.empty()) co_await services_.sign_in.sessions().end_all(group, blocked, SessionId());
    co_return done;
}

asio::awaitable<Result<Committed>> Hub::pass_on(Actor actor, Command command, IdempotencyKey key) {
    if (auto* add = std::get_if<AddGroup>(&command)) {
        co_return committed(co_await services_.setup.add_group(std::move(*add), std::move(key)));
    }
    if (auto* add = std::get_if<AddVolunteer>(&command)) {
        if (!settle(*add)) co_return Refusal::invalid;
        co_return committed(co_await services_.setup.add_volunteer(std::move(actor), std::move(*add), std::move(key)));
    }
    if (auto* words = std::get_if<Say>(&command)) co_return co_await say(std::move(actor), std::move(*words), std::move(key));
    if (auto* open = std::get_if<OpenRequest>(&command)) {
        co_return co_await services_.intake.open(std::move(actor), std::move(*open), std::move(key));
    }
    if (auto* invite = std::get_if<InviteCoordinator>(&command)) {
        co_return co_await services_.sign_in.act(std::move(actor), std::move(*invite), std::move(key));
    }
    if (auto* end = std::get_if<EndSessions>(&command)) {
        co_return co_await services_.sign_in.act(std::move(actor), std::move(*end), std::move(key));
    }
    if (is_an_act(command)) co_return co_await services_.acts.act(std::move(actor), std::move(command), std::move(key));
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
    std::vector<RecordId> ids{person_record(actor.person)};
    const Loaded loaded = co_await services_.store.load(scope_of(actor.group), std::move(ids), no_key);
    const auto* person = loaded.find<Person>(person_record(actor.person));
    if (person == nullptr) co_return Refusal::not_found;
    Step step;
    step.id = {step_name(key.text)};
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
    if (!rules::may(actor.role, query) && !(actor.person.empty() && std::holds_alternative<AboutGroup>(query))) {
        co_return Refusal::not_allowed;
    }
    co_return co_await services_.views.answer(std::move(actor), std::move(query));
}

std::optional<Role> Hub::role_for(const std::vector<Role>& roles, const Command& command) { return rules::role_for(roles, command); }
std::optional<Role> Hub::role_for(const std::vector<Role>& roles, const Query& query) { return rules::role_for(roles, query); }
bool Hub::is_desk(Role role) { return rules::is_desk(role); }

asio::awaitable<std::optional<rules::Problem>> Hub::problem(Actor actor, OpenRequest command) {
    return services_.intake.problem(std::move(actor), std::move(command));
}

}  // namespace hub
