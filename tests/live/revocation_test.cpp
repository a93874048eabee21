// Who may no more is out on every node: the promise is 5 seconds. Single steps are in
// tests/unit/adapters/web/live/hall_test.cpp, the rules in tests/unit/hub/services.
#include "tests/live/hamlet.hpp"

#include <catch2/catch.hpp>

#include <functional>

using namespace live_hub;

namespace {

constexpr unsigned session_ended = 3503;
constexpr unsigned other_roles = 3010;

// Somebody with two connections on each node, who is put out while somebody else stays.
class Banishment {
public:
    explicit Banishment(Hamlet& hamlet)
        : hamlet_(hamlet),
          who(hamlet.insider.sign_in(1, {hub::Role::volunteer}, 2)),
          other(hamlet.insider.sign_in(1, {hub::Role::volunteer}).at(0)) {
        for (const auto* node : {&one(), &two()}) {
            for (int i = 0; i < 2; ++i) theirs.push_back(&hamlet_.let_in(who[0], *node));
            others.push_back(&hamlet_.let_in(other, *node));
            tickets.push_back(Hamlet::ticket(*node, who[0].cookie));
        }
        for (Caller* const caller : theirs) caller->stays_away = true;
    }

    const support::HubProcess& one() const { return *hamlet_.nodes.one; }
    const support::HubProcess& two() const { return *hamlet_.nodes.other; }

    // All of theirs are closed with this code within 5 seconds of `act`, and nobody else's.
    void by(const std::function<void()>& act, unsigned code) {
        const auto begin = Clock::now();
        act();
        const bool done = hamlet_.crowd.until([&] { return all_closed(); });
        const std::chrono::duration<double> took = Clock::now() - begin;
        CHECK(done);
        CAPTURE(took.count());
        CHECK(took < std::chrono::seconds{5});
        for (const Caller* const caller : theirs) CHECK(caller->goodbye() == code);
        hamlet_.insider.happens();
        CHECK(hamlet_.crowd.until([&] { return others_know(hamlet_.insider.log(0).top); }));
        for (const Caller* const caller : others) CHECK(caller->goodbye() == 0);
    }

    // The cookie opens nothing any more, nor does a ticket that was given for it.
    void is_nobody() {
        for (const auto* node : {&one(), &two()}) {
            CHECK(Hamlet::get(*node, "/api/v1/me", who[0].cookie).status == 401);
            CHECK(Hamlet::post(*node, "ticket", "", who[0].cookie).status == 401);
            CHECK(Hamlet::get(*node, "/api/v1/me", other.cookie).status == 200);
        }
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            Caller& late = hamlet_.crowd.add(who[0].cookie);
            late.use_ticket(tickets[i]);
            hamlet_.crowd.send(late, port_of(i == 0 ? one() : two()));
            CHECK(hamlet_.crowd.until([&] { return late.goodbye() != 0; }));
            CHECK(late.goodbye() == session_ended);
        }
    }

private:
    Hamlet& hamlet_;

public:
    std::vector<SignedIn> who;  // two sessions of one person
    SignedIn other;
    std::vector<Caller*> theirs{};
    std::vector<Caller*> others{};
    std::vector<std::string> tickets{};

private:
    bool all_closed() const {
        for (const Caller* const caller : theirs) {
            if (caller->state() != Caller::State::closed) return false;
        }
        return true;
    }
    bool others_know(hub::Offset offset) const {
        for (const Caller* const caller : others) {
            if (!caller->is_member() || caller->reader.known() < offset) return false;
        }
        return true;
    }
};

}  // namespace

TEST_CASE("who signs out is out on both nodes, with that one session") {
    Hamlet hamlet;
    Banishment gone{hamlet};
    Caller& elsewhere = hamlet.let_in(gone.who[1], gone.two());
    gone.by(
        [&] { CHECK(Hamlet::post(gone.one(), "sign_out", "", gone.who[0].cookie).status == 204); },
        session_ended);
    gone.is_nobody();
    CHECK(elsewhere.is_member());
    CHECK(Hamlet::get(gone.one(), "/api/v1/me", gone.who[1].cookie).status == 200);
}

TEST_CASE("whose sessions the desk ends, and whom it blocks, is out on both nodes") {
    Hamlet hamlet;
    const SignedIn desk = hamlet.insider.sign_in(1, {hub::Role::coordinator}).at(0);
    for (const char* command : {"end_sessions", "block_person"}) {
        CAPTURE(command);
        Banishment gone{hamlet};
        Caller& elsewhere = hamlet.let_in(gone.who[1], gone.two());
        elsewhere.stays_away = true;
        const std::string body = R"({"person":")" + gone.who[0].person.text + R"("})";
        gone.by([&] { CHECK(Hamlet::post(gone.two(), command, body, desk.cookie).status == 200); },
                session_ended);
        gone.is_nobody();
        CHECK(hamlet.crowd.until([&] { return elsewhere.goodbye() == session_ended; }));
        CHECK(Hamlet::get(gone.one(), "/api/v1/me", gone.who[1].cookie).status == 401);
    }
}

TEST_CASE("whose role is withdrawn comes back without it, also when the bells are lost") {
    Hamlet hamlet;
    Banishment gone{hamlet};
    const hub::RecordId record = hub::person_record(gone.who[0].person);
    const auto take_role = [&] {
        hamlet.nodes.redis.ask("CLIENT KILL TYPE pubsub");
        const auto person = hamlet.insider.get<hub::Person>(record);
        hub::Changes changes = hamlet.insider.changes();
        changes.rests_on(record, person);
        hub::Person next = person.value;
        next.roles = {hub::Role::resident};
        changes.put(std::move(next)).announce(hub::PersonChanged{gone.who[0].person});
        hamlet.insider.commit(std::move(changes));
    };
    gone.by(take_role, other_roles);
    for (const auto* node : {&gone.one(), &gone.two()}) {
        CHECK(Hamlet::get(*node, "/api/v1/me", gone.who[0].cookie).status == 200);
        CHECK(Hamlet::get(*node, "/api/v1/my_offers", gone.who[0].cookie).status == 403);
    }
}
