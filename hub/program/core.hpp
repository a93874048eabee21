#pragma once

#include "config/languages.hpp"
#include "hub/hub.hpp"
#include "hub/ports/alarm.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/channel.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/measures.hpp"
#include "hub/ports/numbering.hpp"
#include "hub/ports/secrets.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/services/delivery.hpp"
#include "hub/services/desk.hpp"
#include "hub/services/dialogue.hpp"
#include "hub/services/notices.hpp"
#include "hub/services/number_book.hpp"
#include "hub/services/post_room.hpp"
#include "hub/services/ring_list.hpp"
#include "hub/services/rounds.hpp"
#include "hub/services/stop_guard.hpp"

#include <optional>
#include <string>

namespace program {

// What the core is joined to. All of it outlives the core.
struct Ports {
    hub::Store& store;
    hub::Inbox& inbox;
    services::StopGuard& guard;
    hub::Vault& vault;
    const hub::Numbering& numbering;
    const hub::Geocoder& geocoder;
    const hub::Calendar& calendar;
    const hub::Clock& clock;
    hub::Random& random;
    hub::Measures& measures;
    hub::Alarm& alarm;
    hub::Secrets& secrets;
    // Where browsers are pushed to, and who runs it; none: nobody is.
    hub::Push* push{};
    services::Notices::Spawn spawn{};
    std::string push_key{};
};

// The services of one node, joined to each other. No loops, no sockets: whoever owns it drives it.
class Core {
public:
    // `languages` is held by reference. `region` is that of numbers written without a country.
    // `base` is where people find the pages ("https://help.example.org"), for links.
    Core(Ports ports,
         const config::Languages& languages,
         services::Delivery::Channels channels,
         const std::string& region,
         hub::NodeId node,
         services::Delivery::Settings delivery = {},
         std::string base = {});

    hub::Hub& hub() { return hub_; }
    services::PostRoom& post_room() { return post_room_; }
    services::Rounds& rounds() { return rounds_; }
    services::NumberBook& numbers() { return numbers_; }

private:
    services::Circumstances circumstances_;
    services::NumberBook numbers_;
    services::Boards boards_;
    services::Acts acts_;
    services::Desk desk_;
    services::Setup setup_;
    services::Intake intake_;
    services::SignIn sign_in_;
    services::Dialogue dialogue_;
    services::Steps steps_;
    services::RingList ring_list_;
    std::optional<services::Notices> notices_;
    services::Delivery delivery_;
    services::Dispatch dispatch_;
    services::Upkeep upkeep_;
    services::Rounds rounds_;
    services::Views views_;
    hub::Hub hub_;
    services::PostRoom post_room_;
};

}  // namespace program
