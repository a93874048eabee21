#include "tests/unit/hub/services/post_support.hpp"

#include <catch2/catch.hpp>

using hub::MessageState;
using hub::Purpose;
using namespace support;
using Said = hub::HandedOver::Outcome;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

hub::HandedOver says(Said outcome) {
    hub::HandedOver said;
    said.outcome = outcome;
    said.reason = "code";
    return said;
}

void put_request(World& world, hub::OfferState state) {
    hub::Request request;
    request.id = {"r"};
    request.resident = {"ana"};
    request.state = hub::RequestState::open;
    hub::Offer offer;
    offer.id = {"o"};
    offer.to = {"ana"};
    offer.state = state;
    request.offers = {offer};
    hub::Changes changes;
    changes.put(std::move(request));
    world.commit(world.scope, std::move(changes));
}

hub::OutgoingMessage offer(World& world) {
    auto message = news(world, "m", Purpose::offer);
    message.condition = hub::StillProposed{{"r"}, {"o"}};
    message.about = {"r"};
    return message;
}

}  // namespace

TEST_CASE("a queued message is handed over, acknowledged, and forgotten two days later") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    CHECK(node.serve_due() == 1);

    REQUIRE(world.sms.parcels.size() == 1);
    CHECK(world.sms.parcels[0].to.reveal == ana);
    CHECK(world.sms.parcels[0].from == "+447700900000");
    CHECK(world.sms.parcels[0].text.reveal == "closed in en");
    CHECK(world.message("m").state == MessageState::sent);
    CHECK(world.message("m").attempts == 1);
    CHECK(world.message("m").segments == 1);
    CHECK(world.load<hub::DayBudget>(world.scope, hub::budget_record()).value.segments == 1);
    CHECK_FALSE(world.address(ana).hand_over);
    CHECK(node.serve_due() == 0);

    world.clock.advance(rules::kept_when_finished);
    CHECK(node.serve_due() == 1);
    CHECK(world.load<hub::OutgoingMessage>(world.scope, record_id(hub::MessageId{"m"})).version ==
          0);
    CHECK(node.serve_due() == 0);
}

TEST_CASE("a STOP between begin and hand-over holds the message back") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    node.store.on_commit = [&](const hub::Scope& scope, int number) {
        if (number == 2 && scope.kind == hub::Scope::Kind::address) set_stopped(world, ana);
    };
    node.send("m");
    CHECK(world.sms.parcels.empty());
    CHECK(world.message("m").state == MessageState::cancelled);
    CHECK(world.message("m").reason == "stopped");
    CHECK(world.load<hub::DayBudget>(world.scope, hub::budget_record()).value.segments == 0);
    CHECK(node.serve_due() == 0);
}

TEST_CASE("STOP's confirmation waits for the hand-over that is under way, and then passes") {
    World world;
    Node node{world};
    Node other{world};
    open_group(world);
    queue(world, news(world, "m"));
    queue(world, news(world, "confirmation", Purpose::stop_confirmation));
    world.sms.on_parcel = [&](const hub::Parcel& parcel) {
        if (parcel.message.text != "m") return;
        set_stopped(world, ana);
        other.send("confirmation");
        CHECK(world.sms.parcels.size() == 1);
    };
    node.send("m");
    CHECK(world.message("m").state == MessageState::sent);
    CHECK(world.message("confirmation").state == MessageState::queued);
    world.clock.advance(milliseconds{999});
    node.serve_due();
    CHECK(world.message("confirmation").state == MessageState::sent);
}

TEST_CASE("two nodes that send to one address take turns") {
    World world;
    Node first{world};
    Node second{world};
    open_group(world);
    queue(world, news(world, "one"));
    queue(world, news(world, "two"));
    world.sms.on_parcel = [&](const hub::Parcel& parcel) {
        if (parcel.message.text == "one") second.send("two");
    };
    first.send("one");
    CHECK(world.sms.parcels.size() == 1);
    CHECK(world.message("two").state == MessageState::queued);
    CHECK(world.message("two").attempts == 0);
    world.clock.advance(rules::busy_retry);
    second.serve_due();
    CHECK(world.sms.parcels.size() == 2);
    CHECK(world.message("two").state == MessageState::sent);
}

TEST_CASE("two nodes that serve the same timer hand it over once") {
    World world;
    Node first{world};
    Node second{world};
    open_group(world);
    queue(world, news(world, "m"));
    const auto meanwhile = GENERATE(1, 2, 3, 4);  // before which commit of the first node
    first.store.on_commit = [&](const hub::Scope&, int number) {
        if (number == meanwhile) second.send("m");
    };
    first.send("m");
    CHECK(world.sms.parcels.size() == 1);
    CHECK(world.message("m").state == MessageState::sent);
    CHECK(world.message("m").attempts == 1);
}

TEST_CASE("a report that overtakes the hand-over wins") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    const auto reported =
        GENERATE(MessageState::delivered, MessageState::failed, MessageState::sent);
    world.sms.on_parcel = [&](const hub::Parcel&) { Node{world}.report("m", reported); };
    node.send("m");
    CHECK(world.message("m").state == reported);
    CHECK_FALSE(world.address(ana).hand_over);
}

TEST_CASE("reports after the hand-over move the message up only") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    node.send("m");
    node.report("m", MessageState::delivered);
    CHECK(world.message("m").state == MessageState::delivered);
    node.report("m", MessageState::failed);
    node.report("m", MessageState::delivered);
    CHECK(world.message("m").state == MessageState::delivered);
    node.report("nobody-knows-it", MessageState::delivered);
    CHECK(world.measures.counts["reports/unknown_message"] == 1);
    CHECK(world.measures.counts["reports/nothing_new"] == 2);
}

TEST_CASE("a gateway that knows a STOP stops the address everywhere") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    queue(world, news(world, "next"));
    world.sms.answers = {says(Said::opted_out)};
    node.send("m");
    CHECK(world.message("m").state == MessageState::failed);
    CHECK(world.address(ana).stopped_at);
    CHECK(world.address(ana).steps.empty());
    REQUIRE(world.target.applied.size() == 1);
    CHECK(world.target.applied[0].kind == hub::Step::Kind::stopped);
    CHECK(world.target.applied[0].person.text == "ana");
    node.send("next");
    CHECK(world.sms.parcels.size() == 1);
}

TEST_CASE("an unknown outcome is repeated once, for an offer never") {
    World world;
    Node node{world};
    open_group(world);
    put_request(world, hub::OfferState::proposed);
    const bool offered = GENERATE(false, true);
    queue(world, offered ? offer(world) : news(world, "m"));
    world.sms.answers = {says(Said::unknown), says(Said::unknown), says(Said::unknown)};
    for (int minute = 0; minute < 10; ++minute) {
        node.serve_due();
        world.clock.advance(seconds{61});
    }
    CHECK(world.sms.parcels.size() == (offered ? 1 : 2));
    CHECK(world.message("m").state == MessageState::unknown);
    node.report("m", MessageState::delivered);
    CHECK(world.message("m").state == MessageState::delivered);
    world.clock.advance(rules::kept_when_finished);
    node.serve_due();
    CHECK(world.address(ana).unknown.empty());
}

TEST_CASE("a gateway that is busy is asked again") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    world.sms.answers = {says(Said::later)};
    node.send("m");
    CHECK(world.message("m").state == MessageState::queued);
    CHECK(node.serve_due() == 0);
    world.clock.advance(seconds{30});
    node.serve_due();
    CHECK(world.message("m").state == MessageState::sent);
    CHECK(world.message("m").attempts == 2);
}

TEST_CASE("two machines that answer each other stop after twenty replies in an hour") {
    World world;
    Node node{world};
    open_group(world);
    const auto send_many = [&](const std::string& prefix, Purpose purpose) {
        for (int number = 0; number < 22; ++number) {
            const std::string id = prefix + std::to_string(number);
            queue(world, news(world, id, purpose));
            node.send(id);
        }
        const auto last = world.message(prefix + "21");
        CHECK(last.state == MessageState::cancelled);
        CHECK(last.reason == "too_many_replies");
    };
    send_many("reply", Purpose::reply);
    CHECK(world.sms.parcels.size() == 20);
    // Whoever is in danger now is still told what to do, though also that is no endless talk.
    send_many("safety", Purpose::safety);
    CHECK(world.sms.parcels.size() == 40);
}

TEST_CASE("while a STOP could not be stored this node sends nothing there") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    world.guard.block(world.address_of(ana));
    node.send("m");
    CHECK(world.sms.parcels.empty());
    CHECK(world.message("m").state == MessageState::queued);
    world.guard.release(world.address_of(ana));
    world.clock.advance(seconds{5});
    node.serve_due();
    CHECK(world.message("m").state == MessageState::sent);
}

TEST_CASE("what cannot be handed over at all fails at once and is told") {
    World world;
    Node node{world};
    open_group(world);
    const auto reason = GENERATE(as<std::string>{}, "no_number", "no_such_channel", "no_words");
    auto person = world.load<hub::Person>(world.scope, hub::person_record({"ana"})).value;
    if (reason == "no_number") person.number = {};
    if (reason == "no_such_channel") person.channel = "pigeon";
    hub::Changes changes;
    changes.put(person);
    world.commit(world.scope, std::move(changes));
    auto message = news(world, "m");
    if (reason == "no_words") message.wording.phrase.clear();
    queue(world, message);
    node.send("m");
    CHECK(world.message("m").state == MessageState::failed);
    CHECK(world.message("m").reason == reason);
    CHECK(node.serve_due() == 0);
}

TEST_CASE("a message to somebody who was erased goes with them") {
    World world;
    Node node{world};
    open_group(world);
    queue(world, news(world, "m"));
    hub::Changes changes;
    changes.erase(hub::person_record({"ana"}));
    world.commit(world.scope, std::move(changes));
    CHECK(node.serve_due() == 1);
    CHECK(world.sms.parcels.empty());
    CHECK(node.serve_due() == 0);
}

TEST_CASE("a record that changes meanwhile is decided about again") {
    World world;
    Node node{world};
    open_group(world);
    put_request(world, hub::OfferState::proposed);
    queue(world, offer(world));
    bool lapsed = false;
    node.store.on_commit = [&](const hub::Scope&, int) {
        if (!std::exchange(lapsed, true)) put_request(world, hub::OfferState::lapsed);
    };
    node.send("m");
    CHECK(world.sms.parcels.empty());
    CHECK(world.message("m").state == MessageState::cancelled);
}

TEST_CASE(
    "a node dies while sending an offer that lapses: cancelled if it never left, unknown if it may "
    "have") {
    World world;
    Node dying{world};
    Node node{world};
    open_group(world);
    put_request(world, hub::OfferState::proposed);
    queue(world, offer(world));
    const bool marked = GENERATE(false, true);
    dying.store.fails_at = marked ? 3 : 2;
    dying.store.dies = true;
    CHECK_FALSE(dying.survives("m"));
    put_request(world, hub::OfferState::lapsed);
    world.clock.advance(rules::HandOverTimes{}.take_over_after);
    node.serve_due();
    CHECK(world.message("m").state == (marked ? MessageState::unknown : MessageState::cancelled));
    CHECK(world.sms.parcels.size() == (marked ? 1 : 0));
    world.clock.advance(hours{1});
    CHECK(node.serve_due() == 0);
}
