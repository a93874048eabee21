#pragma once

#include "hub/ports/channel.hpp"
#include "hub/ports/store.hpp"
#include "hub/services/circumstances.hpp"

#include <vector>

namespace services {

// The channel "call": somebody with a landline cannot be texted, so the words become something for
// the desk to tell them. Handed over when it stands at the desk, as an alert of the message's id,
// which a repeat finds there.
class RingList final : public hub::Channel {
public:
    RingList(hub::Store& store, Circumstances& circumstances)
        : store_(store), circumstances_(circumstances) {}

    std::string name() const override { return "call"; }
    int segments(const hub::MessageText&) const override { return 0; }
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override;

private:
    boost::asio::awaitable<bool> put_on_list(hub::Parcel parcel);
    static bool stays_quiet(const hub::Group& group,
                            const std::vector<hub::Alert>& alerts,
                            const hub::PersonId& person);

    hub::Store& store_;
    Circumstances& circumstances_;
};

}  // namespace services
