#include "hub/services/delivery.hpp"

#include "hub/rules/compose.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

namespace services {

namespace asio = boost::asio;

namespace {

using Outcome = rules::Attempt::Outcome;

std::string_view label_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::accepted: return "accepted";
        case Outcome::refused: return "refused";
        case Outcome::later: return "later";
        case Outcome::opted_out: return "opted_out";
        case Outcome::unknown: return "unknown";
        case Outcome::stopped: return "stopped";
        case Outcome::busy: return "busy";
        case Outcome::guarded: return "guarded";
        case Outcome::not_wanted: return "not_wanted";
    }
    return "unknown";
}

}  // namespace

Delivery::Delivery(Parts parts, Channels channels, Render render, Settings settings)
    : parts_(parts),
      channels_(std::move(channels)),
      render_(std::move(render)),
      settings_(settings) {}

int Delivery::segments(const std::string& channel, const hub::MessageText& text) const {
    const auto found = channels_.find(channel);
    return found == channels_.end() ? 0 : found->second->segments(text);
}

asio::awaitable<void> Delivery::send(hub::GroupId group, hub::MessageId message) {
    std::optional<Begun> begun = co_await begin(group, message);
    if (!begun) co_return;
    const hub::AddressKey address = begun->letter.address;
    std::optional<rules::Attempt> made = co_await attempt_of(*std::move(begun));
    if (!made) co_return;
    const bool opted_out = made->outcome == Outcome::opted_out;
    parts_.measures.count("hand_overs", label_of(made->outcome), 1);
    co_await finish(group, message, *std::move(made));
    if (opted_out) co_await parts_.steps.apply_pending(address);
}

// The address first: once the message is gone nothing says whose it was.
asio::awaitable<void> Delivery::forget(hub::GroupId group, hub::MessageId message) {
    for (int tried = 0; tried < tries; ++tried) {
        const Opened opened = co_await open(group, message);
        if (!opened.person.id.empty()) co_await forget_outcomes(opened.person, message);
        Setting setting = parts_.circumstances.for_group(opened.records.group.value);
        const rules::Moment moment = setting.moment();
        hub::Changes changes = rules::forget_message(opened.records, moment);
        if (co_await decided(hub::scope_of(group), std::move(changes))) co_return;
    }
}

asio::awaitable<void> Delivery::forget_outcomes(hub::Person person, hub::MessageId message) {
    const hub::AddressKey address = address_of(person);
    for (int tried = 0; tried < tries; ++tried) {
        const auto record = co_await load_address(address);
        hub::Changes changes = rules::forget_outcomes(record, message, parts_.circumstances.now());
        if (changes.empty()) co_return;
        if (co_await decided(hub::scope_of(address), std::move(changes))) co_return;
    }
}

asio::awaitable<void> Delivery::report(hub::DeliveryReport report) {
    for (int tried = 0; tried < tries; ++tried) {
        const Opened opened = co_await open(report.group, report.message);
        if (opened.records.message.version == 0) {
            parts_.measures.count("reports", "unknown_message", 1);
            co_return;
        }
        Setting setting = parts_.circumstances.for_group(opened.records.group.value);
        const rules::Moment moment = setting.moment();
        hub::Changes changes = rules::hear_report(opened.records, report, moment);
        if (changes.empty()) {
            parts_.measures.count("reports", "nothing_new", 1);
            co_return;
        }
        if (co_await decided(scope_of(report.group), std::move(changes))) {
            parts_.measures.count("reports", "heard", 1);
            co_return;
        }
    }
    // A report comes once: the inbox keeps it until it is heard.
    throw boost::system::system_error(make_error_code(hub::Refusal::stale_version));
}

asio::awaitable<Delivery::Opened> Delivery::open(hub::GroupId group, hub::MessageId message) {
    const hub::Scope scope = hub::scope_of(group);
    std::vector<hub::RecordId> own{hub::group_record(), record_id(message), hub::budget_record()};
    const hub::Loaded first = co_await parts_.store.load(scope, std::move(own), hub::no_key);
    Opened opened;
    rules::Outgoing& records = opened.records;
    records.group = first.get<hub::Group>(hub::group_record());
    records.message = first.get<hub::OutgoingMessage>(record_id(message));
    records.budget = first.get<hub::DayBudget>(hub::budget_record());
    if (records.message.version == 0) {
        records.message.value.id = message;
        co_return opened;
    }
    const hub::OutgoingMessage& found = records.message.value;
    records.request_id = rules::request_of(found);
    records.earlier_id = rules::earlier_of(found);
    std::vector<hub::RecordId> named{hub::person_record(found.to)};
    if (!records.request_id.empty()) named.push_back(record_id(records.request_id));
    if (!records.earlier_id.empty()) named.push_back(record_id(records.earlier_id));
    const hub::Loaded more = co_await parts_.store.load(scope, std::move(named), hub::no_key);
    opened.person = more.get<hub::Person>(hub::person_record(found.to)).value;
    if (!records.request_id.empty()) {
        records.request = more.get<hub::Request>(record_id(records.request_id));
    }
    if (!records.earlier_id.empty()) {
        records.earlier = more.get<hub::OutgoingMessage>(record_id(records.earlier_id));
    }
    co_return opened;
}

hub::AddressKey Delivery::address_of(const hub::Person& person) {
    if (!person.address.empty()) return person.address;
    return {parts_.vault.address_hash(person.channel, person.number.reveal)};
}

Delivery::Begun Delivery::write(const Opened& opened, Setting& setting) {
    Begun begun;
    Letter& letter = begun.letter;
    letter.group = opened.records.group.value;
    letter.message = opened.records.message.value;
    letter.person = opened.person;
    letter.begun_at = setting.now;
    letter.token = setting.chance.id();
    const auto channel = channels_.find(opened.person.channel);
    if (opened.person.id.empty()) {
        begun.obstacle = "nobody";
    } else if (opened.person.number.empty()) {
        begun.obstacle = "no_number";
    } else if (channel == channels_.end()) {
        begun.obstacle = "no_such_channel";
    }
    if (!begun.obstacle.empty()) return begun;
    letter.channel = channel->second;
    letter.address = address_of(opened.person);
    const std::string& language =
        opened.person.language.empty() ? letter.group.language : opened.person.language;
    letter.text = {render_(letter.message.wording, language)};
    if (letter.text.empty()) begun.obstacle = "no_words";
    letter.choices = choices(letter.message.wording, language);
    letter.replaces = opened.records.earlier.value.reference;
    return begun;
}

// What can be answered with one tap is what the text says can be typed.
std::vector<hub::Choice> Delivery::choices(const hub::Wording& wording,
                                           const std::string& language) const {
    const bool offers = wording.phrase == rules::phrases::offer.name;
    if (!offers && wording.phrase != rules::phrases::is_it_done.name) return {};
    const auto code = wording.values.find("code");
    const std::string which = code == wording.values.end() ? "" : " " + code->second;
    const auto label = [&](const rules::Phrase& phrase) {
        return render_(rules::wording(phrase, {}), language);
    };
    return {{.label = label(rules::phrases::choice_yes), .says = "YES" + which},
            {.label = label(rules::phrases::choice_no), .says = "NO" + which}};
}

// Nothing: it does not go now, and what is to be said about that is committed.
asio::awaitable<std::optional<Delivery::Begun>> Delivery::begin(hub::GroupId group,
                                                                hub::MessageId message) {
    for (int tried = 0; tried < tries; ++tried) {
        const Opened opened = co_await open(group, message);
        Setting setting = parts_.circumstances.for_group(opened.records.group.value);
        Begun begun = write(opened, setting);
        const rules::Moment moment = setting.moment();
        if (opened.records.message.version != 0 && opened.person.id.empty()) {
            hub::Changes changes = rules::discard_message(opened.records, moment);
            if (co_await decided(hub::scope_of(group), std::move(changes))) co_return std::nullopt;
            continue;
        }
        rules::Beginning beginning =
            rules::begin_sending(opened.records, begun.segments(), moment, settings_.times);
        begun.next = beginning.next;
        if (begun.has_outcome()) co_return begun;
        if (beginning.changes.empty()) co_return std::nullopt;
        if (!co_await decided(hub::scope_of(group), std::move(beginning.changes))) continue;
        if (!begun.goes()) co_return std::nullopt;
        co_return begun;
    }
    co_return std::nullopt;  // the timer stands: the next round
}

// When retries run out the timer, a minute ahead, finishes it: the address knows the outcome.
asio::awaitable<void> Delivery::finish(hub::GroupId group,
                                       hub::MessageId message,
                                       rules::Attempt attempt) {
    for (int tried = 0; tried < tries; ++tried) {
        const Opened opened = co_await open(group, message);
        Setting setting = parts_.circumstances.for_group(opened.records.group.value);
        const rules::Moment moment = setting.moment();
        hub::Changes changes =
            rules::finish_sending(opened.records, attempt, moment, settings_.times);
        if (co_await decided(hub::scope_of(group), std::move(changes))) co_return;
    }
}

// False: a record changed meanwhile. Any other refusal is a bug in the decision.
asio::awaitable<bool> Delivery::decided(hub::Scope scope, hub::Changes changes) {
    const auto committed = co_await parts_.store.commit(std::move(scope), std::move(changes));
    if (committed) co_return true;
    if (committed.error() == hub::Refusal::stale_version) co_return false;
    throw std::runtime_error(committed.error().message());
}

}  // namespace services
