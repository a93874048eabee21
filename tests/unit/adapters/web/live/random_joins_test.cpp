// The heart of coming back: whatever happens between any two steps, nobody misses an offset and
// nobody gets one twice.
#include "tests/unit/adapters/web/live/log.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace live;

namespace {

hub::Request request(const char* id, const char* resident, const char* helper) {
    hub::Request made;
    made.id = {id};
    made.resident = {resident};
    hub::Offer offer;
    offer.id = {"o"};
    offer.to = {helper};
    made.offers = {offer};
    return made;
}

class Trial {
public:
    explicit Trial(std::uint64_t seed) : dice_(seed), log_(settings()) {
        requests_ = {request("r-0", "rosa", "bo"),
                     request("r-1", "max", "bo"),
                     request("r-2", "rosa", "kim")};
        for (const hub::Request& made : requests_) log_.keep(made);
        for (int i = 0; i < 2; ++i) nodes_.push_back(log_.follow());
        for (const web::Audience& who : {desk("dora"),
                                         desk("lee"),
                                         helper("bo"),
                                         helper("rosa"),
                                         helper("kim"),
                                         web::Audience{.person = {"olive"}}})
            clients_.push_back(std::make_unique<Client>(who));
        log_.store.between = [this] { return something(); };
    }

    ~Trial() { log_.stop(); }
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    std::size_t recovered() const { return recovered_; }
    void play(int steps) {
        for (int i = 0; i < steps; ++i) {
            step();
            for (std::uint64_t turns = below(6); turns > 0; --turns) turn();
        }
        settle();
    }
    void check() {
        for (const auto& client : clients_) {
            INFO(client->audience.person.text);
            CHECK(client->in_order);
            CHECK(client->position.offset == events_.size());
            CHECK(client->seen == expected(*client));
            recovered_ += client->recovered ? 1U : 0U;
        }
    }

private:
    static web::LiveSettings settings() {
        web::LiveSettings settings;
        settings.read_every = std::chrono::milliseconds{2};
        settings.missed_events = 150;
        return settings;
    }
    std::uint64_t below(std::uint64_t bound) { return dice_.number() % bound; }
    void turn() {
        log_.loop.restart();
        log_.loop.poll_one();
    }

    hub::Event any_event() {
        const hub::RequestId about{"r-" + std::to_string(below(4))};
        const hub::PersonId who{std::vector<std::string>{"bo", "rosa", "dora", "max"}[below(4)]};
        switch (below(8)) {
            case 0: return hub::GroupChanged{};
            case 1: return hub::OfferMoved{about, {"o"}, who, hub::OfferState::proposed};
            case 2: return hub::MessageMoved{{"m"}, who, hub::MessageState::queued};
            case 3: return hub::PersonSpoke{who};
            case 4: return hub::SessionEnded{{"s-of-nobody"}, who};
            case 5: return hub::RequestChanged{about};
            default: return hub::RequestMoved{about, hub::RequestState::open};
        }
    }
    asio::awaitable<void> commit(std::size_t count) {
        std::vector<hub::Event> events;
        for (std::size_t i = 0; i < count; ++i) events.push_back(any_event());
        events_.insert(events_.end(), events.begin(), events.end());
        co_await log_.write(std::move(events));
    }
    // Between any two steps of the store.
    asio::awaitable<void> something() {
        if (quiet_ || below(3) != 0) co_return;
        const std::size_t count = 1 + below(below(20) == 0 ? 90 : 3);
        co_await commit(count);
        if (below(2) == 0) nodes_[below(2)]->nudge();
    }

    void step() {
        Client& client = *clients_[below(clients_.size())];
        if (client.joining) return;
        if (client.in != nullptr) {
            if (below(3) == 0) client.leave();
        } else {
            client.joining = true;
            log_.spawn(client.join(*nodes_[below(2)]));
        }
        if (below(2) == 0) log_.spawn(commit(1 + below(4)));
    }

    void settle() {
        quiet_ = true;
        const auto is_idle = [](const auto& client) { return !client->joining; };
        REQUIRE(log_.until([&] { return std::all_of(clients_.begin(), clients_.end(), is_idle); }));
        for (const auto& client : clients_) {
            if (client->in == nullptr) log_.join(*client, *nodes_[below(2)]);
        }
        const auto is_told = [this](const auto& client) {
            return client->position.offset == events_.size();
        };
        log_.until([&] { return std::all_of(clients_.begin(), clients_.end(), is_told); });
    }

    // By its own reckoning: what there was, but for what the client was told to ask afresh for.
    std::vector<hub::Offset> expected(const Client& client) const {
        std::vector<hub::Offset> all;
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const hub::Offset offset = i + 1;
            const bool skipped =
                std::binary_search(client.skipped.begin(), client.skipped.end(), offset);
            if (!skipped && web::may_see(client.audience, events_[i], concerns(events_[i])))
                all.push_back(offset);
        }
        return all;
    }
    std::vector<hub::PersonId> concerns(const hub::Event& event) const {
        const hub::RequestId* const about = web::request_of(event);
        for (const hub::Request& made : requests_) {
            if (about != nullptr && made.id == *about) return {made.resident, made.offers[0].to};
        }
        return {};
    }

    support::SeededRandom dice_;
    std::vector<hub::Request> requests_{};
    std::vector<hub::Event> events_{};
    bool quiet_{};
    Log log_;
    std::vector<web::Feed*> nodes_{};
    std::vector<std::unique_ptr<Client>> clients_{};
    std::size_t recovered_{};
};

}  // namespace

TEST_CASE("whatever happens between two steps, each client gets each offset once, on any node") {
    std::size_t recovered = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Trial trial(seed);
        trial.play(120);
        trial.check();
        recovered += trial.recovered();
    }
    CHECK(recovered > 60);
}
