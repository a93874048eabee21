#include "hub/program/volunteer_taking.hpp"

namespace program {

boost::asio::awaitable<SheetTaken> take_volunteers(
    hub::Hub& hub, hub::Actor actor, VolunteerSheet sheet, std::string channel, std::string key) {
    SheetTaken taken;
    for (SheetRow& row : sheet.rows) {
        row.volunteer.channel = channel;
        hub::Command command{std::move(row.volunteer)};
        hub::IdempotencyKey once;
        once.text = key + ":" + std::to_string(row.line);
        once.fingerprint = once.text;
        hub::Actor who = actor;
        const auto answer =
            co_await hub.handle(std::move(who), std::move(command), std::move(once));
        if (!answer) {
            taken.stopped_at = row.line;
            taken.why = answer.error();
            co_return taken;
        }
        ++taken.added;
    }
    co_return taken;
}

}  // namespace program
