#include "tests/unit/hub/rules/world.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace {

using support::World;

// People who do whatever comes to their minds, with one request after another; World checks after
// every step.
class Walk {
public:
    explicit Walk(unsigned seed) : dice_(seed) {
        for (int i = 0; i < 9; ++i)
            volunteers_.push_back(world.add_volunteer("v" + std::to_string(i)));
        resident_ = world.add_person("rosa");
        world.volunteers.at("v8").approved = false;
        world.volunteers.at("v7").offers_per_day = 1;
        for (int i = 0; i < 3; ++i) open_one();
    }

    void step() {
        world.now += std::chrono::minutes{static_cast<int>(below(40))};
        if (below(15) == 0) open_one();
        const hub::RequestId request = any_request();
        switch (below(13)) {
            case 0:
            case 1: world.dispatch(request, volunteers_); break;
            case 2: world.follow_up(request); break;
            case 4: the_desk_acts(request); break;
            case 3:
                if (below(8) == 0) world.withdraw(request, volunteers_[below(volunteers_.size())]);
                break;
            default: someone_acts(request);
        }
    }

    World world;
    int done = 0;

private:
    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>{0, bound - 1}(dice_);
    }

    void open_one() {
        const bool by_a_volunteer = below(3) == 0;
        const std::string id = "r" + std::to_string(opened_++);
        world.add_request(
            id, by_a_volunteer ? volunteers_.front() : resident_, 1 + static_cast<int>(below(3)));
    }

    // One of the last ones.
    hub::RequestId any_request() {
        const std::size_t recent = std::min<std::size_t>(4, opened_);
        return {"r" + std::to_string(opened_ - 1 - below(recent))};
    }

    void someone_acts(const hub::RequestId& id) {
        const hub::Request before = world.request(id);
        const hub::OfferId offer = before.offers.empty()
                                       ? hub::OfferId{"none"}
                                       : before.offers[below(before.offers.size())].id;
        const hub::Offer* known = before.offer(offer);
        const hub::PersonId helper =
            known == nullptr || below(12) == 0 ? volunteers_[below(volunteers_.size())] : known->to;
        const hub::Command commands[] = {hub::AcceptOffer{id, offer},
                                         hub::AcceptOffer{id, offer},
                                         hub::DeclineOffer{id, offer},
                                         hub::CounterOffer{id, offer, {"after 5"}},
                                         hub::ReleaseTask{id, offer},
                                         hub::ReportDone{id, offer},
                                         hub::ReportDelay{id, offer, std::chrono::minutes{20}},
                                         hub::ConfirmDone{id, below(2) == 0},
                                         hub::CancelRequest{id}};
        const std::size_t which = below(std::size(commands) - (below(10) == 0 ? 0 : 1));
        const bool of_resident = which >= 7;
        judge(before, world.act(of_resident ? before.resident : helper, commands[which]));
    }

    void the_desk_acts(const hub::RequestId& id) {
        const hub::Request before = world.request(id);
        const hub::PersonId someone = volunteers_[below(volunteers_.size())];
        const hub::OfferId offer = before.offers.empty()
                                       ? hub::OfferId{"none"}
                                       : before.offers[below(before.offers.size())].id;
        const hub::Command commands[] = {hub::AskVolunteer{id, someone},
                                         hub::AssignVolunteer{id, someone},
                                         hub::AgreeToCondition{id, offer},
                                         hub::ReopenRequest{id},
                                         hub::CloseRequest{id},
                                         hub::CancelRequest{id},
                                         hub::ConfirmDone{id, below(2) == 0},
                                         hub::ClaimCase{id}};
        judge(before, world.by_desk(commands[below(std::size(commands))]));
    }

    void judge(const hub::Request& before, hub::Refusal refusal) {
        if (refusal == hub::Refusal::none) {
            ++done;
        } else {
            REQUIRE(world.request(before.id) == before);
        }
    }

    std::mt19937 dice_;
    std::vector<hub::PersonId> volunteers_{};
    hub::PersonId resident_{};
    std::size_t opened_{};
};

}  // namespace

TEST_CASE(
    "whatever people do, offers, tasks and codes mirror each other and no place is taken twice") {
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U, 5U);
    CAPTURE(seed);
    Walk walk(seed);
    for (int i = 0; i < 2000; ++i) walk.step();
    CHECK(walk.done > 100);
}
