#include "tests/simulation/mutations/mutation.hpp"

#include <memory>
#include <string>
#include <utility>

// What goes out.
namespace simulation {

namespace {

namespace asio = boost::asio;

class PassingChannel : public hub::Channel {
public:
    explicit PassingChannel(hub::Channel& real) : real_(real) {}

    std::string name() const override { return real_.name(); }
    int segments(const hub::MessageText& text) const override { return real_.segments(text); }
    asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override {
        return real_.hand_over(std::move(parcel));
    }

protected:
    hub::Channel& real_;
};

// Tries again at once, whatever the gateway said or did not say.
class EagerChannel final : public PassingChannel {
public:
    using PassingChannel::PassingChannel;

    asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override {
        hub::Parcel again = parcel;
        hub::HandedOver said = co_await real_.hand_over(std::move(parcel));
        if (said.outcome == hub::HandedOver::Outcome::unknown)
            said = co_await real_.hand_over(std::move(again));
        co_return said;
    }
};

template <hub::HandedOver::Outcome said, hub::HandedOver::Outcome heard>
class MishearingChannel final : public PassingChannel {
public:
    using PassingChannel::PassingChannel;

    asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override {
        hub::HandedOver answer = co_await real_.hand_over(std::move(parcel));
        if (answer.outcome == said) answer.outcome = heard;
        co_return answer;
    }
};

// A buffer is used for the next parcel before it was filled afresh.
class MixedUpChannel final : public PassingChannel {
public:
    using PassingChannel::PassingChannel;

    asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override {
        if (number_.empty()) number_ = parcel.to;
        std::swap(number_, parcel.to);
        return real_.hand_over(std::move(parcel));
    }

private:
    hub::PhoneNumber number_{};
};

template <class Channel>
void plant(Planted& planted) {
    planted.channel = [](hub::Channel& real) -> std::unique_ptr<hub::Channel> {
        return std::make_unique<Channel>(real);
    };
}

using Outcome = hub::HandedOver::Outcome;

}  // namespace

std::vector<Mutation> mutations_of_gateways() {
    return {
        {"repeated_at_once",
         "a hand-over of unknown outcome is repeated without a word to anybody",
         plant<EagerChannel>},
        {"taken_heard_as_later",
         "a gateway that took a message is heard to say later",
         plant<MishearingChannel<Outcome::accepted, Outcome::later>>},
        {"unknown_heard_as_later",
         "no answer is heard as: not taken",
         plant<MishearingChannel<Outcome::unknown, Outcome::later>>},
        {"numbers_mixed_up",
         "a message goes to the number of the one before",
         plant<MixedUpChannel>},
    };
}

}  // namespace simulation
