// Against npm web-push-testing, which checks and decrypts like a browser and its push service.
#include "tests/unit/adapters/push/push_service.hpp"

#include "adapters/push/pusher.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using push::Outcome;
using push_examples::RealClock;
using push_examples::saying;
using push_examples::Service;

namespace {

Outcome pushed(Service& service, push::Pusher& pusher, push::Subscription to, std::string words) {
    return support::run(service.loop, pusher.push(std::move(to), saying(std::move(words))));
}

}  // namespace

TEST_CASE("a push service takes a push, and the browser reads its words") {
    const bool tls = GENERATE(false, true);
    INFO((tls ? "over TLS" : "in the clear"));
    Service service(tls);
    const support::ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    const RealClock clock;
    push::Pusher pusher(service.settings(), keys, clock);
    const auto to = service.subscribe(keys.public_key());
    const std::string words = "Kannst du für Ana einkaufen? ☂ \xf0\x9f\x8d\x9e";
    const Outcome outcome = pushed(service, pusher, to, words);
    CHECK(outcome.kind == Outcome::Kind::accepted);
    CHECK(outcome.status == 201);
    CHECK(service.shown() == "{\"data\":{\"messages\":[\"" + words + "\"]}}");
    CHECK(pushed(service, pusher, to, std::string(3800, 'x')).kind == Outcome::Kind::accepted);
    CHECK(pushed(service, pusher, to, "").kind == Outcome::Kind::accepted);
}

TEST_CASE("a service refuses another hub's key, and says when a subscription is gone") {
    Service service(false);
    const support::ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    const push::Keys others(folder / "others.pem");
    const RealClock clock;
    push::Pusher pusher(service.settings(), keys, clock);
    push::Pusher stranger(service.settings(), others, clock);
    const auto to = service.subscribe(keys.public_key());

    const Outcome refused = pushed(service, stranger, to, "hello");
    CHECK(refused.kind == Outcome::Kind::refused);
    CHECK(refused.status == 400);

    CHECK(pushed(service, pusher, to, "hello").kind == Outcome::Kind::accepted);
    service.post("/expire-subscription/" + service.client, "{}");
    const Outcome gone = pushed(service, pusher, to, "hello");
    CHECK(gone.kind == Outcome::Kind::gone);
    CHECK(gone.status == 410);
}
