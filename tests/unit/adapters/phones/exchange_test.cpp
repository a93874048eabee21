#include "adapters/async/task_group.hpp"
#include "tests/unit/adapters/phones/bench.hpp"

#include <catch2/catch.hpp>

namespace {

using phones::Bench;
using support::ListInbox;
using Outcome = hub::HandedOver::Outcome;

const std::string ana = "+447700900001";
const std::string bo = "+447700900002";

boost::asio::awaitable<void> ask(phones::Exchange& exchange,
                                 http::Request request,
                                 std::string& body) {
    const http::Response response = co_await exchange.answer(std::move(request));
    body = response.body;
}

}  // namespace

TEST_CASE("what a phone sends is in the inbox like a gateway's text") {
    Bench bench;
    CHECK(bench.post(ana, "need milk ж").status == 202);
    REQUIRE(bench.inbox.texts.size() == 1);
    const hub::InboundText expected{
        "phones", {ana}, "+447700900000", {"need milk ж"}, "id-000001", bench.clock.now()};
    CHECK((bench.inbox.texts[0] == expected));
}

TEST_CASE("the same words sent twice are two texts") {
    Bench bench;
    CHECK(bench.post(ana, "yes").status == 202);
    CHECK(bench.post(ana, "yes").status == 202);
    CHECK(bench.inbox.texts.size() == 2);
}

TEST_CASE("a phone reads what arrived after the text that it names") {
    Bench bench;
    CHECK(bench.hand_over(ana, "one").outcome == Outcome::accepted);
    CHECK(bench.hand_over(ana, "two \"quoted\"").outcome == Outcome::accepted);
    CHECK(
        bench.get(ana, "").body ==
        R"([{"n":1,"at":15000000000,"text":"one"},{"n":2,"at":15000000000,"text":"two \"quoted\""}])");
    CHECK(bench.get(ana, "after=1").body ==
          R"([{"n":2,"at":15000000000,"text":"two \"quoted\""}])");
    CHECK(bench.get(ana, "after=2").body == "[]");
    CHECK(bench.get(bo, "after=0").body == "[]");
}

TEST_CASE("a phone that remembers more than there was sees everything: the hub was restarted") {
    Bench bench;
    bench.hand_over(ana, "one");
    CHECK(bench.get(ana, "after=57").body == R"([{"n":1,"at":15000000000,"text":"one"}])");
}

TEST_CASE(
    "a phone that waits is answered as soon as something arrives, and the others go on waiting") {
    Bench bench;
    std::string ana_has;
    std::string bo_has;
    async::TaskGroup tasks{bench.loop.get_executor(),
                           [](const std::string&, std::exception_ptr) {}};
    tasks.spawn("ana", ask(bench.exchange, Bench::question(ana, "wait=25"), ana_has));
    tasks.spawn("ana again", ask(bench.exchange, Bench::question(ana, "wait=25"), ana_has));
    tasks.spawn("bo", ask(bench.exchange, Bench::question(bo, "wait=25"), bo_has));
    bench.loop.poll();
    CHECK(tasks.size() == 3);
    bench.hand_over(ana, "one");
    bench.loop.restart();
    bench.loop.poll();
    CHECK(ana_has == R"([{"n":1,"at":15000000000,"text":"one"}])");
    CHECK(bo_has.empty());
    CHECK(tasks.size() == 1);
    tasks.cancel();
    support::run(bench.loop, tasks.finished());
}

TEST_CASE("delivery is reported to the inbox, and a lost report does not lose the text") {
    Bench bench;
    bench.hand_over(ana, "one");
    REQUIRE(bench.inbox.reports.size() == 1);
    CHECK(bench.inbox.reports[0].state == hub::MessageState::delivered);
    CHECK(bench.inbox.reports[0].message.text == "m1");
    bench.inbox.mood = ListInbox::Mood::is_away;
    CHECK(bench.hand_over(ana, "two").outcome == Outcome::accepted);
    CHECK(bench.get(ana, "after=1").body.find("two") != std::string::npos);
}

TEST_CASE("a full mailbox loses its oldest text and its numbers go on") {
    Bench bench;
    for (const char* text : {"one", "two", "three"}) bench.hand_over(ana, text);
    const std::string body = bench.get(ana, "").body;
    CHECK(body.find("one") == std::string::npos);
    CHECK(body.find(R"("n":3)") != std::string::npos);
}

TEST_CASE("beyond the number of phones a text is refused and a phone cannot write") {
    Bench bench;
    for (const char* number : {"+447700900001", "+447700900002", "+447700900003"})
        bench.hand_over(number, "x");
    CHECK(bench.hand_over("+447700900004", "x").outcome == Outcome::refused);
    CHECK(bench.post("+447700900004", "x").status == 503);
    CHECK(bench.get("+447700900004", "").status == 503);
    CHECK(bench.post(ana, "x").status == 202);
    CHECK(bench.inbox.texts.size() == 1);
}

TEST_CASE("a hub that ends answers the phones that wait, so that it need not wait for them") {
    Bench bench;
    std::string ana_has;
    async::TaskGroup tasks{bench.loop.get_executor(),
                           [](const std::string&, std::exception_ptr) {}};
    tasks.spawn("ana", ask(bench.exchange, Bench::question(ana, "wait=25"), ana_has));
    bench.loop.poll();
    CHECK(tasks.size() == 1);
    bench.exchange.close();
    bench.loop.restart();
    bench.loop.poll();
    CHECK(tasks.size() == 0);
    CHECK(ana_has == "[]");
}

TEST_CASE("what is no number, no text or too much is refused and nothing stored") {
    Bench bench;
    CHECK(bench.post("nobody", "x").status == 400);
    CHECK(bench.post("999", "x").status == 400);
    CHECK(bench.post("", "x").status == 400);
    CHECK(bench.post(ana, " \n").status == 400);
    CHECK(bench.post(ana, "\xFF\xFE").status == 400);
    CHECK(bench.post(ana, std::string(4001, 'a')).status == 413);
    CHECK(bench.get(ana, "after=x").status == 400);
    CHECK(bench.get(ana, "after=-1").status == 400);
    CHECK(bench.get(ana, "wait=99999999999999999999").status == 400);
    CHECK(bench.get(ana, "after=%zz").status == 400);
    CHECK(bench.inbox.texts.empty());
}

TEST_CASE("while the inbox does not take it the phone is told") {
    Bench bench;
    for (const auto mood :
         {ListInbox::Mood::is_away, ListInbox::Mood::is_full, ListInbox::Mood::hangs}) {
        bench.inbox.mood = mood;
        const auto response = bench.post(ana, "need milk");
        CHECK(response.status == 503);
        CHECK(response.header("Retry-After") == "5");
    }
    CHECK(bench.inbox.texts.empty());
}
