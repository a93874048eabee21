#include "tests/live/insider.hpp"

#include "hub/rules/sign_in_words.hpp"

#include <stdexcept>

namespace live_hub {

namespace {

constexpr std::size_t records_at_once = 50;
constexpr std::size_t secret_bytes = 32;

}  // namespace

Insider::Insider(const std::string& redis, const std::filesystem::path& data)
    : link_(redis),
      key_(data / "key"),
      vault_(key_),
      secrets_(vault::fingerprint_key(key_), pool_),
      bytes_(link_.connection()),
      store_(bytes_, vault_, random_) {
    group_ = support::run(link_.loop(), store_.groups()).at(0);
}

hub::Changes Insider::changes() const {
    hub::Changes changes;
    changes.actor = "test";
    changes.action = "test";
    changes.at = clock_.now();
    return changes;
}

hub::Committed Insider::commit(hub::Changes changes) {
    return support::run(link_.loop(), store_.commit(hub::scope_of(group_), std::move(changes)))
        .value();
}

SignedIn Insider::add_session(hub::Changes& changes, const hub::PersonId& person) {
    const std::string secret = secrets_.token(secret_bytes);
    hub::Session session{.id = {ids_.next()},
                         .person = person,
                         .fingerprint = secrets_.fingerprint(secret),
                         .proof = hub::Proof::two_factors,
                         .begun_at = changes.at,
                         .seen_at = changes.at,
                         .ends_at = changes.at + std::chrono::hours{12}};
    const rules::Token cookie{.group = group_, .thing = session.id.text, .secret = secret};
    SignedIn made{.person = person, .session = session.id, .cookie = rules::written(cookie)};
    changes.put(std::move(session));
    return made;
}

std::vector<SignedIn> Insider::sign_in(std::size_t persons,
                                       const std::vector<hub::Role>& roles,
                                       std::size_t sessions) {
    std::vector<SignedIn> all;
    hub::Changes next = changes();
    for (std::size_t i = 0; i < persons; ++i) {
        const hub::PersonId id{ids_.next()};
        next.put(hub::Person{.id = id,
                             .name = {"Somebody"},
                             .channel = "sms",
                             .number = {"+4477" + std::to_string(10'000'000 + i)},
                             .roles = roles});
        for (std::size_t j = 0; j < sessions; ++j) all.push_back(add_session(next, id));
        if (next.puts.size() < records_at_once && i + 1 < persons) continue;
        commit(std::move(next));
        next = changes();
    }
    return all;
}

hub::Offset Insider::happens(std::size_t events) {
    hub::Changes next = changes();
    for (std::size_t i = 0; i < events; ++i) {
        next.announce(i % 2 == 0 ? hub::Event{hub::RequestChanged{{ids_.next()}}}
                                 : hub::Event{hub::RotaChanged{}});
    }
    return commit(std::move(next)).offset;
}

hub::RequestId Insider::leave_request(std::size_t words) {
    hub::Changes next = changes();
    hub::Request request;
    request.id = {ids_.next()};
    request.need = {"shopping"};
    request.words = {std::string(words, 'w')};
    request.state = hub::RequestState::cancelled;
    request.created_at = next.at;
    hub::RequestId id = request.id;
    next.put(std::move(request));
    commit(std::move(next));
    return id;
}

hub::EventPage Insider::log(hub::Offset after) {
    constexpr std::size_t page = 1000;
    return support::run(link_.loop(), store_.events(hub::scope_of(group_), after, page));
}

}  // namespace live_hub
