#include "hub/services/dialogue.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/alerts.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/decide.hpp"
#include "hub/rules/desk.hpp"
#include "hub/rules/follow_up.hpp"
#include "hub/rules/membership.hpp"
#include "hub/rules/people.hpp"
#include "hub/services/all_of.hpp"
#include "hub/services/case_book.hpp"

#include <algorithm>

namespace services {

namespace {

namespace phrases = rules::phrases;

bool is_over(hub::RequestState state) {
    using enum hub::RequestState;
    return state == closed || state == cancelled || state == abandoned || state == unmet;
}

constexpr std::chrono::hours words_kept{24 * 30};
constexpr std::size_t longest_wrong_code = 12;  // "ok, k47!"

// For the desk, which reads what was said on both sides.
void keep_words(hub::Changes& changes, const hub::Step& step) {
    const hub::MessageId id{step.id.text};
    changes.put(hub::Heard{.id = id,
                           .person = step.person,
                           .channel = step.channel,
                           .words = step.text,
                           .at = step.at});
    changes.timer(hub::heard_record(id), hub::TimerKind::forget, step.at + words_kept);
    changes.announce(hub::PersonSpoke{step.person});
}

// Tells how a request stands.
hub::Wording status(const hub::Request* request,
                    const hub::Group& group,
                    const hub::Person& helper,
                    const rules::Moment& moment) {
    if (request == nullptr) return rules::wording(phrases::status_nothing, {{"group", group.name}});
    rules::Values values = rules::window_values(moment, request->window);
    values["need"] = request->need.text;
    values["reference"] = request->reference;
    values["group"] = group.name;
    values["asked"] = std::to_string(request->offers.size());
    values["since"] = rules::local_text(moment, request->opened_at.value_or(request->created_at));
    values["helper"] = first_name(helper.name).reveal;
    values["word"] = request->doorstep_word;
    if (request->places_taken() > 0)
        return rules::wording(phrases::status_coming, std::move(values));
    if (request->state == hub::RequestState::unmet)
        return rules::wording(phrases::status_unmet, std::move(values));
    return rules::wording(phrases::status_looking, std::move(values));
}

}  // namespace

boost::asio::awaitable<void> Dialogue::apply(hub::Step from) {
    std::optional<hub::Step> followed = co_await linking_.follow(std::move(from));
    if (!followed) co_return;
    const hub::Step step = *std::move(followed);
    for (int attempt = 0; attempt < tries; ++attempt) {
        const bool heard = step.kind == hub::Step::Kind::heard;
        const bool done = heard ? co_await hear_once(step) : co_await stop_or_start_once(step);
        if (done) co_return;
    }
    // Somebody else keeps changing the same records: the entry stays in the inbox and comes again.
    throw boost::system::system_error(make_error_code(hub::Refusal::stale_version));
}

boost::asio::awaitable<bool> Dialogue::hear_once(hub::Step step) {
    std::vector<hub::RecordId> ids{hub::group_record(),
                                   hub::person_record(step.person),
                                   hub::conversation_record(step.person),
                                   hub::volunteer_record(step.person)};
    hub::Loaded first =
        co_await parts_.store.load(hub::scope_of(step.group), std::move(ids), key_of(step));
    if (first.answer || first.version(hub::group_record()) == 0) co_return true;
    const Table table = co_await lay(step, std::move(first));
    Setting setting = parts_.circumstances.for_group(table.standing.group.value);
    hub::Changes changes = co_await decide(table, step, setting);
    co_return co_await commit(step, std::move(changes));
}

const hub::Versioned<hub::Request>* Dialogue::Table::request(const hub::RequestId& id) const {
    const auto found = std::find_if(
        requests.begin(), requests.end(), [&](const auto& own) { return own.value.id == id; });
    return found == requests.end() ? nullptr : &*found;
}

boost::asio::awaitable<Dialogue::Table> Dialogue::lay(hub::Step step, hub::Loaded first) {
    Table table{
        .standing = {.group = first.get<hub::Group>(hub::group_record()),
                     .person = first.get<hub::Person>(hub::person_record(step.person)),
                     .talk = first.get<hub::Conversation>(hub::conversation_record(step.person))},
        .volunteer = first.get<hub::Volunteer>(hub::volunteer_record(step.person))};
    hub::Person& person = table.standing.person.value;
    if (table.standing.person.version == 0) {
        person = rules::newcomer(step,
                                 {parts_.vault.address_hash(step.channel, step.from.reveal)},
                                 table.standing.group.value);
    }
    hub::Conversation& talk = table.standing.talk.value;
    talk.person = step.person;
    std::vector<hub::RecordId> ids;
    for (const hub::RequestId& id : talk.requests) ids.push_back(hub::record_id(id));
    const hub::Loaded requests =
        co_await parts_.store.load(hub::scope_of(step.group), ids, hub::no_key);
    talk.requests.clear();
    for (const hub::RecordId& id : ids) {
        const auto request = requests.get<hub::Request>(id);
        if (request.version == 0 || is_over(request.value.state)) continue;
        talk.requests.push_back(request.value.id);
        table.requests.push_back(request);
    }
    co_return table;
}

rules::Told Dialogue::told(const understanding::Heard& heard, const hub::MessageText& text) const {
    rules::Told told{.needs = heard.needs,
                     .unreadable_postcode = heard.unreadable_postcode,
                     .street = heard.street,
                     .name = heard.name,
                     .window = heard.window,
                     .urgency = heard.urgency,
                     .who_pays = heard.who_pays,
                     .words = text};
    if (!heard.postcode.empty()) {
        told.place = parts_.geocoder.find(heard.postcode);
        if (!told.place) told.unknown_postcode = heard.postcode;
    }
    return told;
}

boost::asio::awaitable<hub::Changes> Dialogue::decide(const Table& table,
                                                      const hub::Step& step,
                                                      Setting& setting) {
    const rules::Moment moment = setting.moment();
    const rules::Standing& standing = table.standing;
    if (standing.person.value.stopped)
        co_return rules::heard_after_stop(standing, moment, step.text);

    const bool for_the_desk =
        standing.person.value.blocked || rules::is_held(standing.talk.value, setting.now);
    if (!understanding::is_readable(step.text)) {
        if (for_the_desk) co_return co_await keep_for_the_desk(table, moment, step.text);
        co_return rules::answer(standing,
                                moment,
                                rules::wording(phrases::unreadable, {}),
                                standing.talk.value.question);
    }
    if (auto said = co_await answer_to_code(table, step)) {
        co_return rules::answer(standing, moment, *std::move(said), standing.talk.value.question);
    }
    if (auto digits = understanding::link_in(step.text, parts_.lexicon)) {
        if (for_the_desk) co_return co_await keep_for_the_desk(table, moment, step.text);
        rules::LinkSide writer{.person = standing.person,
                               .volunteer = table.volunteer,
                               .talk = standing.talk,
                               .has_requests = !table.requests.empty()};
        co_return co_await linking_.decide(standing.group, std::move(writer), *std::move(digits));
    }
    const understanding::Heard heard = understood(table, step, setting);
    const Intent intent = intent_of(heard, writer_of(table, setting.now));
    const bool is_danger = std::holds_alternative<HoldDanger>(intent);
    if (for_the_desk && !is_danger) co_return co_await keep_for_the_desk(table, moment, step.text);
    co_return co_await follow(table, step, moment, heard, intent);
}

understanding::Heard Dialogue::understood(const Table& table,
                                          const hub::Step& step,
                                          const Setting& setting) const {
    const bool helps = table.volunteer.version != 0;
    const understanding::Context context{
        .question = table.standing.talk.value.question,
        .codes = helps ? codes_of(table.volunteer.value) : std::vector<std::string>{},
        .zone = setting.zone,
        .now = setting.now};
    return understanding::understand(step.text, parts_.lexicon, context);
}

Writer Dialogue::writer_of(const Table& table, hub::TimePoint now) {
    Writer writer{.group = table.standing.group.value,
                  .person = table.standing.person.value,
                  .talk = table.standing.talk.value,
                  .now = now};
    if (table.volunteer.version != 0) writer.volunteer = &table.volunteer.value;
    for (const auto& request : table.requests) writer.requests.push_back(request.value);
    return writer;
}

boost::asio::awaitable<hub::Changes> Dialogue::follow(const Table& table,
                                                      const hub::Step& step,
                                                      const rules::Moment& moment,
                                                      const understanding::Heard& heard,
                                                      const Intent& intent) {
    const rules::Standing& standing = table.standing;
    if (const auto* act = std::get_if<DoThis>(&intent)) {
        DoThis attempt = *act;
        co_return co_await carry_out(table, moment, std::move(attempt));
    }
    if (const auto* danger = std::get_if<HoldDanger>(&intent)) {
        co_return rules::hold_danger(standing.group,
                                     moment,
                                     {.person = step.person,
                                      .number = step.from,
                                      .words = step.text,
                                      .danger = danger->danger})
            .join(rules::remember(standing, moment));
    }
    if (const auto* words = std::get_if<SayThis>(&intent))
        co_return rules::answer(standing, moment, words->words, words->question, words->about);
    if (const auto* asked = std::get_if<TellStatus>(&intent))
        co_return co_await tell_status(table, moment, asked->request);
    if (const auto* take = std::get_if<TakeRequest>(&intent)) {
        hub::Versioned<hub::Request> draft;
        if (const auto* begun = table.request(take->draft)) draft = *begun;
        co_return rules::hear_request(standing, draft, moment, told(heard, step.text));
    }
    co_return rules::not_understood(standing, moment, step.text);
}

// A coordinator's phone says that they have an alert. Nothing: the text is about something else.
boost::asio::awaitable<std::optional<hub::Wording>> Dialogue::answer_to_code(
    const Table& table, const hub::Step& step) {
    const hub::Person& person = table.standing.person.value;
    const hub::Group& group = table.standing.group.value;
    const std::string code = rules::alert_code_in(step.text.reveal);
    if (code.empty() || std::none_of(person.roles.begin(), person.roles.end(), rules::is_desk))
        co_return std::nullopt;
    hub::Wording said = co_await parts_.desk.acknowledge_by_text(group, person.id, code);
    // "Flat B22" of a coordinator who asks for help is no code.
    const bool is_asked = table.standing.talk.value.question != hub::Question::nothing;
    const bool unknown = said.phrase == phrases::alert_unknown.name;
    if (unknown && (is_asked || step.text.reveal.size() > longest_wrong_code))
        co_return std::nullopt;
    co_return said;
}

// Nothing is answered. The desk is told once: until somebody has looked, more words wait there.
boost::asio::awaitable<hub::Changes> Dialogue::keep_for_the_desk(const Table& table,
                                                                 const rules::Moment& moment,
                                                                 hub::MessageText words) {
    const rules::Standing& standing = table.standing;
    const hub::PersonId who = standing.person.value.id;
    const auto alerts =
        co_await all_of<hub::Alert>(parts_.store, standing.group.value.id, hub::RecordKind::alert);
    const bool told = std::any_of(alerts.begin(), alerts.end(), [&](const hub::Alert& alert) {
        return alert.kind == hub::AlertKind::spoke && alert.person == who && !alert.settled_at;
    });
    hub::Changes changes = rules::heard_for_the_desk(standing, moment);
    if (told) co_return changes;
    rules::raise_alert(
        changes,
        moment,
        standing.group.value,
        {.kind = hub::AlertKind::spoke, .person = who, .words = std::move(words)},
        rules::wording(phrases::alert_spoke, {{"group", standing.group.value.name}}));
    co_return changes;
}

boost::asio::awaitable<hub::Changes> Dialogue::carry_out(const Table& table,
                                                         const rules::Moment& moment,
                                                         DoThis attempt) {
    const hub::GroupId group = table.standing.group.value.id;
    // Of whoever writes the hub knows the address: they speak for themselves.
    const hub::Actor writer{
        .role = hub::Role::resident, .group = group, .person = table.standing.person.value.id};
    hub::Result<hub::Changes> changes = co_await parts_.acts.decide(writer, attempt.command);
    if (changes) co_return std::move(*changes).join(rules::remember(table.standing, moment));
    const auto file = co_await load_case(
        parts_.store, group, rules::about(attempt.command), std::vector<hub::PersonId>());
    const hub::Need need = file ? file->request.value.need : hub::Need{};
    co_return rules::answer(table.standing,
                            moment,
                            words_for_refusal(changes.error(), attempt, need),
                            hub::Question::nothing);
}

boost::asio::awaitable<hub::Changes> Dialogue::tell_status(const Table& table,
                                                           const rules::Moment& moment,
                                                           hub::RequestId asked) {
    const hub::Group& group = table.standing.group.value;
    const auto* found = table.request(asked);
    // One that is not whole yet is not under way: what was asked about it stays asked.
    const bool is_draft = found != nullptr && found->value.state == hub::RequestState::draft;
    const hub::Request* request = found == nullptr || is_draft ? nullptr : &found->value;
    const hub::Question question =
        is_draft ? table.standing.talk.value.question : hub::Question::nothing;
    hub::Person helper;
    if (request != nullptr && request->places_taken() > 0) {
        const auto file =
            co_await load_case(parts_.store, group.id, request->id, std::vector<hub::PersonId>());
        if (file) helper = rules::helper_of(*file);
    }
    co_return rules::answer(
        table.standing, moment, status(request, group, helper, moment), question);
}

boost::asio::awaitable<bool> Dialogue::stop_or_start_once(hub::Step step) {
    std::vector<hub::RecordId> ids{hub::group_record(),
                                   hub::person_record(step.person),
                                   hub::conversation_record(step.person),
                                   hub::volunteer_record(step.person)};
    hub::Loaded first =
        co_await parts_.store.load(hub::scope_of(step.group), std::move(ids), key_of(step));
    if (first.answer || first.version(hub::group_record()) == 0) co_return true;
    const Table table = co_await lay(step, std::move(first));
    if (step.kind == hub::Step::Kind::stopped) {
        // One request at a time, each in a commit of its own; the last commit marks the person, so
        // that a crash begins again.
        for (const auto& request : table.requests) co_await withdraw(step, request.value.id);
        for (const hub::OpenOffer& open : table.volunteer.value.open_offers)
            co_await withdraw(step, open.request);
        for (const hub::Task& task : table.volunteer.value.tasks)
            co_await withdraw(step, task.request);
    }
    std::vector<hub::RecordId> again{hub::person_record(step.person),
                                     hub::volunteer_record(step.person)};
    const hub::Loaded now =
        co_await parts_.store.load(hub::scope_of(step.group), std::move(again), hub::no_key);
    Setting setting = parts_.circumstances.for_group(table.standing.group.value);
    hub::Versioned<hub::Person> person = table.standing.person;
    person.version = now.version(hub::person_record(step.person));
    if (person.version != 0) person = now.get<hub::Person>(hub::person_record(step.person));
    const auto volunteer = now.get<hub::Volunteer>(hub::volunteer_record(step.person));
    co_return co_await commit(
        step, rules::mark_stopped(table.standing.group, person, volunteer, step, setting.moment()));
}

boost::asio::awaitable<void> Dialogue::withdraw(hub::Step step, hub::RequestId request) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::PersonId> also{step.person};
        const auto file = co_await load_case(parts_.store, step.group, request, std::move(also));
        if (!file) co_return;
        Setting setting = parts_.circumstances.for_group(file->group.value);
        hub::Changes changes = rules::withdraw_person(*file, setting.moment(), step.person);
        changes.key = {.text = "step:" + step.id.text + ":" + request.text, .fingerprint = "step"};
        changes.actor = step.person.text;
        changes.action = "stop";
        changes.when_full = hub::WhenFull::allow;
        const auto committed =
            co_await parts_.store.commit(hub::scope_of(step.group), std::move(changes));
        if (committed) co_return;
    }
    throw boost::system::system_error(make_error_code(hub::Refusal::stale_version));
}

boost::asio::awaitable<bool> Dialogue::commit(hub::Step step, hub::Changes changes) {
    changes.key = key_of(step);
    changes.actor = step.person.text;
    changes.action = step.kind == hub::Step::Kind::heard ? "say" : "stop_or_start";
    if (step.kind == hub::Step::Kind::heard) keep_words(changes, step);
    if (step.kind != hub::Step::Kind::heard) changes.when_full = hub::WhenFull::allow;
    const auto committed =
        co_await parts_.store.commit(hub::scope_of(step.group), std::move(changes));
    if (!committed && committed.error() != hub::Refusal::stale_version) {
        throw boost::system::system_error(committed.error());
    }
    co_return committed.has_value();
}

}  // namespace services
