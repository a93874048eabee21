#include "hub/services/notices.hpp"

#include "hub/rules/delivery.hpp"
#include "hub/services/notice_words.hpp"

#include <string>
#include <variant>

namespace services {

namespace asio = boost::asio;

namespace {

using Outcome = hub::Pushed::Outcome;

std::string_view label_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::accepted: return "accepted";
        case Outcome::gone: return "gone";
        case Outcome::later: return "later";
        case Outcome::refused: return "refused";
        case Outcome::unknown: return "unknown";
    }
    return "unknown";
}

// What is said about one task replaces what was said about it before. Alerts stand one by one.
std::string tag_of(const hub::OutgoingMessage& message) {
    const hub::RequestId request = rules::request_of(message);
    const bool alone = message.purpose == hub::Purpose::alert || request.empty();
    return alone ? message.id.text : request.text;
}

}  // namespace

void Notices::tell(const hub::Group& group,
                   const hub::Person& person,
                   const hub::OutgoingMessage& message) {
    const auto words = notice_words(message.wording);
    if (!words || message.useful_until <= parts_.circumstances.now()) return;
    if (under_way_ >= most_at_once) {
        parts_.measures.count("pushes", "too_many", 1);
        return;
    }
    const std::string& language = person.language.empty() ? group.language : person.language;
    std::string text = render_(words->wording, language);
    if (text.empty()) return;
    hub::Notice notice;
    if (words->is_title) {
        notice.title = std::move(text);
    } else {
        notice.title = group.name;
        notice.body = std::move(text);
    }
    notice.tag = tag_of(message);
    notice.path = words->path;
    notice.useful_until = message.useful_until;
    notice.urgent = words->urgent;
    spawn_(push_to_all(Turn(under_way_), group.id, person.id, std::move(notice)));
}

// Who has browsers is remembered; whether they still are this person's, and whether the person
// still hears from us, is asked each time.
asio::awaitable<void> Notices::push_to_all(Turn /*turn*/,
                                           hub::GroupId group,
                                           hub::PersonId person,
                                           hub::Notice notice) {
    const std::vector<hub::DeviceId> devices = co_await devices_of(group, person);
    if (devices.empty()) co_return;
    std::vector<hub::RecordId> ids{hub::person_record(person)};
    for (const hub::DeviceId& device : devices) ids.push_back(hub::record_id(device));
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    const auto* receiver = loaded.find<hub::Person>(hub::person_record(person));
    if (receiver == nullptr || receiver->stopped || receiver->blocked) co_return;
    for (const hub::DeviceId& id : devices) {
        auto device = loaded.get<hub::Device>(hub::record_id(id));
        if (device.version == 0 || device.value.person != person) continue;
        spawn_(push_to(Turn(under_way_), group, std::move(device), notice));
    }
}

asio::awaitable<void> Notices::push_to(Turn /*turn*/,
                                       hub::GroupId group,
                                       hub::Versioned<hub::Device> device,
                                       hub::Notice notice) {
    const hub::Pushed pushed = co_await parts_.push.push(device.value, std::move(notice));
    parts_.measures.count("pushes", label_of(pushed.outcome), 1);
    if (pushed.outcome == Outcome::gone) co_await forget(std::move(group), std::move(device));
}

asio::awaitable<std::vector<hub::DeviceId>> Notices::devices_of(hub::GroupId group,
                                                                hub::PersonId person) {
    const hub::TimePoint now = parts_.circumstances.now();
    auto known = known_.find(group);
    if (known != known_.end()) {
        const auto age = now - known->second.read_at;
        if (age < std::chrono::seconds{0} || age >= remembered) known = known_.erase(known);
    }
    if (!known_.contains(group)) {
        Known fresh = co_await read_devices(group);
        if (known_.size() >= most_groups) known_.clear();
        known_.insert_or_assign(group, std::move(fresh));
    }
    const Known& read = known_.at(group);
    const auto found = read.devices.find(person);
    if (found == read.devices.end()) co_return std::vector<hub::DeviceId>();
    co_return std::vector<hub::DeviceId>(found->second.begin(), found->second.end());
}

asio::awaitable<Notices::Known> Notices::read_devices(hub::GroupId group) {
    Known known;
    known.read_at = parts_.circumstances.now();
    std::size_t count = 0;
    std::string from;
    do {
        hub::RecordPage page = co_await parts_.store.list(
            hub::scope_of(group), hub::RecordKind::device, std::move(from));
        for (const hub::StoredRecord& stored : page.records) {
            const auto& device = std::get<hub::Device>(stored.record);
            known.devices[device.person].insert(device.id);
        }
        count += page.records.size();
        from = std::move(page.next);
    } while (!from.empty() && count < most_devices);
    co_return known;
}

// One that changed meanwhile has subscribed anew and stays.
asio::awaitable<void> Notices::forget(hub::GroupId group, hub::Versioned<hub::Device> device) {
    const hub::RecordId id = hub::record_id(device.value.id);
    hub::Changes changes;
    changes.rests_on(id, device.version).erase(id);
    changes.at = parts_.circumstances.now();
    changes.actor = "hub";
    changes.action = "forget_device";
    changes.when_full = hub::WhenFull::allow;
    static_cast<void>(co_await parts_.store.commit(hub::scope_of(group), std::move(changes)));
}

}  // namespace services
