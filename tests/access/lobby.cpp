#include "tests/access/lobby.hpp"

#include "adapters/web/api/cookies.hpp"
#include "tests/support/run.hpp"

namespace access_test {

Lobby::Lobby()
    : calls_(hub(), secrets_),
      tickets_(vault_, secrets_, clock()),
      turnstile_(clock(), {}),
      api_(hub(), calls_, tickets_, turnstile_, {page}) {
    hub::AddGroup add;
    add.group.name = "The other group";
    add.group.area = {.name = "LS1",
                      .level = hub::PlaceLevel::district,
                      .centre = {53.79, -1.54},
                      .radius = {5000}};
    add.group.needs = {{"shopping"}};
    const hub::Actor owner{.role = hub::Role::operator_};
    second_ = {
        support::run(doors_, hub().handle(owner, add, {.text = "second", .fingerprint = "s"}))
            .value()
            .answer.text};
    for (const hub::GroupId& group : {first(), second()}) {
        for (const hub::Role role : hub::all_roles) {
            if (role != hub::Role::operator_) cookies_[{group.text, role}] = sign_in(group, role);
        }
    }
}

// A person of that one role with a session, as a sign-in leaves them.
std::string Lobby::sign_in(const hub::GroupId& group, hub::Role role) {
    const std::string name = "p" + std::to_string(static_cast<int>(role));
    const std::string secret = "secret-of-" + name + "-in-" + group.text;
    hub::Changes changes;
    changes.at = clock().now();
    changes.actor = "test";
    changes.action = "test";
    changes.put(hub::Person{.id = {name},
                            .name = {"Pat"},
                            .channel = "sms",
                            .number = {"+4477009005" + std::to_string(10 + static_cast<int>(role))},
                            .roles = {role}});
    if (role == hub::Role::volunteer)
        changes.put(hub::Volunteer{.id = {name}, .approved = true, .needs = {{"shopping"}}});
    changes.put(hub::Session{.id = {"s-" + name},
                             .person = {name},
                             .fingerprint = support::PlainSecrets{}.fingerprint(secret),
                             .proof = hub::Proof::two_factors,
                             .begun_at = clock().now(),
                             .seen_at = clock().now(),
                             .ends_at = clock().now() + std::chrono::hours{12}});
    support::run(doors_, store().commit(hub::scope_of(group), std::move(changes))).value();
    return group.text + ".s-" + name + "." + secret;
}

const std::string& Lobby::cookie(hub::Role role, bool other_group) {
    return cookies_.at({other_group ? second_.text : first().text, role});
}

http::Response Lobby::ask(http::Request request) {
    return support::run(doors_, api_.answer(std::move(request)));
}

http::Response Lobby::post(const std::string& name,
                           const std::string& body,
                           const std::string& cookie,
                           const std::string& key) {
    http::Request request;
    request.method = "POST";
    request.path = "/api/v1/" + name;
    request.body = body;
    request.headers = {
        {"Origin", page}, {"Content-Type", "application/json"}, {"Idempotency-Key", key}};
    if (!cookie.empty())
        request.headers.push_back({"Cookie", std::string(web::session_cookie) + "=" + cookie});
    return ask(std::move(request));
}

http::Response Lobby::get(const std::string& name,
                          const std::string& query,
                          const std::string& cookie) {
    http::Request request;
    request.method = "GET";
    request.path = "/api/v1/" + name;
    request.query = query;
    if (!cookie.empty())
        request.headers.push_back({"Cookie", std::string(web::session_cookie) + "=" + cookie});
    return ask(std::move(request));
}

std::size_t Lobby::devices() {
    const auto kept =
        support::run(doors_, store().list(hub::scope_of(first()), hub::RecordKind::device, ""));
    return kept.records.size();
}

hub::RequestId Lobby::theirs() {
    hub::Changes changes;
    changes.at = clock().now();
    changes.actor = "test";
    changes.action = "test";
    hub::Request request;
    request.id = {"theirs"};
    request.resident = {"p5"};
    request.need = {"shopping"};
    request.state = hub::RequestState::open;
    changes.put(request);
    support::run(doors_, store().commit(hub::scope_of(second_), std::move(changes))).value();
    return request.id;
}

}  // namespace access_test
