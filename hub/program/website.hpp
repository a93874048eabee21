#pragma once

#include "adapters/web/api/api.hpp"
#include "adapters/web/forms/ask_door.hpp"
#include "adapters/web/forms/help_door.hpp"
#include "adapters/web/forms/lost_door.hpp"
#include "adapters/web/forms/sign_in_door.hpp"
#include "adapters/web/live/hall.hpp"
#include "adapters/web/pages/layout.hpp"
#include "adapters/web/pages/shells.hpp"
#include "adapters/web/pages/static.hpp"
#include "adapters/web/socket/live_door.hpp"
#include "hub/hub.hpp"
#include "hub/program/demo_seat.hpp"
#include "hub/program/desk_files.hpp"
#include "hub/program/machine.hpp"
#include "hub/program/volunteer_upload.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace program {

// Where the pages are found: the configured address, or this machine's own.
struct PublicAddress {
    std::string base{};                  // of links
    std::vector<std::string> origins{};  // as browsers write them
};
PublicAddress public_address(const web::Settings& settings,
                             const std::string& address,
                             std::uint16_t port);

// The pages, their forms and the API, joined to each other. What refers to another stands below it.
class Website {
public:
    struct Parts {
        hub::Hub& hub;
        hub::Store& store;
        hub::Presence& presence;
        async::TaskGroup& tasks;  // of live connections
        std::vector<std::string> origins{};
    };
    Website(boost::asio::any_io_executor executor, Machine& machine, Parts parts);

    void add_to(http::Routes& routes, web::Shells::Demo demo);

    // The live connections, until the tasks are cancelled.
    void spawn_live(std::chrono::milliseconds drain);
    void rang(const hub::GroupId& group) { hall_.rang(group); }
    void missed_bells() { hall_.missed_bells(); }

private:
    async::TaskGroup& tasks_;
    web::Assets assets_;
    web::Wordbook words_;
    web::Layout layout_;
    web::Static files_;
    web::Shells shells_;
    web::Calls calls_;
    web::Tickets tickets_;
    web::Turnstile turnstile_;
    web::Api api_;
    web::FormParts forms_;
    web::AskDoor ask_;
    web::StatusDoor status_;
    web::HelpDoor help_;
    web::SignInDoor sign_in_;
    web::LostDoor lost_;
    DeskFiles desk_files_;
    VolunteerUpload volunteer_upload_;
    DemoSeat demo_seat_;
    web::Hall hall_;
    web::Sockets sockets_;
    web::LiveDoor live_;
};

}  // namespace program
