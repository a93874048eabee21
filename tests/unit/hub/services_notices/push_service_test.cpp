// From the offer to the words that a browser reads: with web-push-testing, which checks and
// decrypts like a browser and its push service.
#include "tests/unit/adapters/push/push_service.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/push/notifier.hpp"
#include "config/languages.hpp"
#include "hub/services/desk.hpp"
#include "tests/unit/hub/services_notices/house.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace {

class NoPlaces final : public hub::Geocoder {
public:
    std::optional<hub::Place> find(std::string_view) const override { return std::nullopt; }
};

// Ana's browser, subscribed as pages do it.
struct Street {
    config::Languages languages{
        config::load_languages(std::filesystem::path{AIDHUB_SOURCE} / "config/languages")};
    push_examples::Service service{true};
    support::ScratchFolder folder{};
    push::Keys keys{folder / "push.pem"};
    push_examples::RealClock clock{};
    push::Notifier notifier{service.settings(), keys, clock};
    notices_test::House house{notifier,
                              [this](const hub::Wording& wording, std::string_view language) {
                                  return languages.phrasebook.render(wording, language);
                              }};
    NoPlaces places{};
    services::Desk desk{{house.world.sealed, house.world.vault, places, house.world.circumstances}};
    push::Subscription subscription{service.subscribe(keys.public_key())};

    // The service's time is the house's, at whatever hour of the day that is: the group sleeps
    // never.
    Street() {
        house.world.clock.advance(clock.now() - house.world.clock.now());
        hub::Group group =
            house.world.load<hub::Group>(house.world.scope, hub::group_record()).value;
        group.quiet = {.from = 0, .until = 0};
        house.put(std::move(group));
    }

    hub::Result<hub::Committed> add(hub::AddDevice device) {
        const hub::Actor ana{
            .role = hub::Role::volunteer, .group = house.world.group, .person = {"ana"}};
        hub::Command command{std::move(device)};
        return support::run(house.world.loop, desk.act(ana, std::move(command), hub::no_key));
    }
    hub::AddDevice browser() const {
        return {.endpoint = subscription.endpoint,
                .key = subscription.p256dh,
                .secret = subscription.auth};
    }
    std::size_t devices() {
        auto page = house.world.sealed.list(house.world.scope, hub::RecordKind::device, "");
        return support::run(house.world.loop, std::move(page)).records.size();
    }
};

// As the service tells what the browser would have shown.
std::string showing(const std::string& body) {
    json::Writer payload;
    payload.begin_object().name("title").text("Hackney").name("body").text(body);
    payload.name("tag").text("r1").name("url").text("/help/tasks").end_object();
    json::Writer told;
    told.begin_object().name("data").begin_object().name("messages").begin_array();
    told.text(payload.take()).end_array().end_object().end_object();
    return told.take();
}

}  // namespace

TEST_CASE("a browser reads the words of the offer, and is forgotten when it is gone") {
    Street street;
    REQUIRE(street.add(street.browser()).has_value());
    CHECK(street.devices() == 1);
    street.house.tell_offer("m1");
    REQUIRE(street.house.world.sms.parcels.size() == 1);
    const std::string words = street.house.world.sms.parcels[0].text.reveal;
    CHECK(words.find("R7") != std::string::npos);
    CHECK(street.service.shown() == showing(words));
    CHECK(street.house.world.measures.counts["pushes/accepted"] == 1);

    street.service.post("/expire-subscription/" + street.service.client, "{}");
    street.house.tell_offer("m2");
    CHECK(street.house.world.message("m2").state == hub::MessageState::sent);
    CHECK(street.house.world.measures.counts["pushes/gone"] == 1);
    CHECK(street.devices() == 0);
    CHECK(street.house.failures.empty());
}

TEST_CASE("what is no subscription is not kept") {
    Street street;
    hub::AddDevice device = street.browser();
    SECTION("in the clear") {
        device.endpoint = "http" + device.endpoint.substr(5);
    }
    SECTION("a key that is too short") {
        device.key.pop_back();
    }
    SECTION("a secret that is too long") {
        device.secret += "AAAA";
    }
    const auto added = street.add(device);
    REQUIRE_FALSE(added.has_value());
    CHECK(added.error() == hub::Refusal::invalid);
    CHECK(street.devices() == 0);
}
