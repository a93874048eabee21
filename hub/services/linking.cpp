#include "hub/services/linking.hpp"

#include <boost/system/system_error.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace services {

namespace asio = boost::asio;

namespace {

bool is_over(hub::RequestState state) {
    using enum hub::RequestState;
    return state == closed || state == cancelled || state == abandoned || state == unmet;
}

// Eight digits out of what nobody may guess.
std::string drawn_code(rules::Chance& chance) {
    std::string code;
    for (int i = 0; i < rules::link_code_digits; ++i) code += chance.one_of("0123456789");
    return code;
}

// "4827 1930": easier to read from one phone into another.
std::string in_two(const std::string& code) {
    return code.substr(0, code.size() / 2) + " " + code.substr(code.size() / 2);
}

hub::PersonId other_of(const hub::Person& person) {
    return person.linked_to.empty() ? person.other : person.linked_to;
}

}  // namespace

hub::IdempotencyKey key_of(const hub::Step& step) {
    return {.text = "step:" + step.id.text, .fingerprint = "step"};
}

asio::awaitable<hub::PersonId> behind(hub::Store& store, hub::GroupId group, hub::PersonId person) {
    const hub::RecordId record = hub::person_record(person);
    std::vector<hub::RecordId> ids{record};
    const hub::Loaded loaded =
        co_await store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    const auto known = loaded.get<hub::Person>(record);
    co_return known.version == 0 || known.value.linked_to.empty() ? person : known.value.linked_to;
}

// False when somebody was quicker.
asio::awaitable<bool> Linking::is_kept(const hub::Step& step, rules::Followed& followed) {
    if (followed.changes.empty()) co_return true;
    if (followed.settled) followed.changes.key = key_of(step);
    const auto committed =
        co_await store_.commit(hub::scope_of(step.group), std::move(followed.changes));
    if (!committed && committed.error() == hub::Refusal::stale_version) co_return false;
    if (!committed) throw boost::system::system_error(committed.error());
    co_return true;
}

asio::awaitable<std::optional<hub::Step>> Linking::follow(hub::Step step) {
    const hub::Scope scope = hub::scope_of(step.group);
    for (int attempt = 0; attempt < tries; ++attempt) {
        const hub::RecordId own = hub::person_record(step.person);
        std::vector<hub::RecordId> ids{hub::group_record(), own};
        const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), key_of(step));
        rules::TwoAddresses known{.group = loaded.get<hub::Group>(hub::group_record()),
                                  .person = loaded.get<hub::Person>(own)};
        const hub::PersonId other = other_of(known.person.value);
        if (loaded.answer || known.person.version == 0 || other.empty()) co_return step;
        const hub::RecordId second = hub::person_record(other);
        std::vector<hub::RecordId> more{second};
        const hub::Loaded further = co_await store_.load(scope, std::move(more), hub::no_key);
        known.other = further.get<hub::Person>(second);
        Setting setting = circumstances_.for_group(known.group.value);
        rules::Followed followed = rules::follow_address(known, step, setting.moment());
        if (!co_await is_kept(step, followed)) continue;
        if (followed.settled) co_return std::nullopt;
        step.person = followed.who;
        co_return step;
    }
    throw boost::system::system_error(make_error_code(hub::Refusal::stale_version));
}

asio::awaitable<rules::LinkSide> Linking::side_of(hub::GroupId group, hub::PersonId person) {
    const hub::RecordId who = hub::person_record(person);
    const hub::RecordId helper = hub::volunteer_record(person);
    const hub::RecordId talk = hub::conversation_record(person);
    std::vector<hub::RecordId> ids{who, helper, talk};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    rules::LinkSide side{.person = loaded.get<hub::Person>(who),
                         .volunteer = loaded.get<hub::Volunteer>(helper),
                         .talk = loaded.get<hub::Conversation>(talk)};
    std::vector<hub::RecordId> requests;
    for (const hub::RequestId& id : side.talk.value.requests)
        requests.push_back(hub::record_id(id));
    const hub::Loaded more = co_await store_.load(hub::scope_of(group), requests, hub::no_key);
    side.has_requests = std::any_of(requests.begin(), requests.end(), [&](const hub::RecordId& id) {
        const auto* request = more.find<hub::Request>(id);
        return request != nullptr && !is_over(request->state);
    });
    co_return side;
}

std::string Linking::fingerprint(const hub::GroupId& group, const std::string& digits) {
    return vault_.address_hash("link/" + group.text, digits);
}

asio::awaitable<hub::Changes> Linking::decide(hub::Versioned<hub::Group> group,
                                              rules::LinkSide writer,
                                              std::string digits) {
    const hub::GroupId id = group.value.id;
    const std::string& person = writer.person.value.id.text;
    const hub::PersonId count =
        rules::link_count_of(vault_.address_hash("link-count/" + id.text, person));
    Setting setting = circumstances_.for_group(group.value);
    const rules::Moment moment = setting.moment();
    const std::string code = digits.empty() ? drawn_code(setting.chance) : digits;
    const std::string print = fingerprint(id, code);
    const hub::RecordId counted = hub::sign_in_code_record(count);
    const hub::RecordId place = hub::sign_in_code_record(rules::link_code_of(print));
    std::vector<hub::RecordId> ids{counted, place};
    const hub::Loaded loaded = co_await store_.load(hub::scope_of(id), std::move(ids), hub::no_key);
    rules::LinkFile file{.group = std::move(group),
                         .writer = std::move(writer),
                         .count = loaded.get<hub::SignInCode>(counted),
                         .code = loaded.get<hub::SignInCode>(place)};
    if (digits.empty()) {
        const rules::FreshLink fresh{.code = in_two(code), .fingerprint = print, .count = count};
        co_return rules::ask_link(file, fresh, moment);
    }
    if (file.code.version != 0) {
        const hub::PersonId asker{file.code.value.attempt};
        file.asker = co_await side_of(id, asker);
    }
    co_return rules::show_link(file, count, moment);
}

}  // namespace services
