#include "hub/hub.hpp"

#include "hub/rules/access.hpp"

namespace hub {

boost::asio::awaitable<Result<Answer>> Hub::handle(Actor actor, Command command, IdempotencyKey key) {
    if (!rules::may(actor.role, command)) co_return Refusal::not_allowed;
    if (auto* add = std::get_if<AddGroup>(&command)) co_return co_await setup_.add_group(std::move(*add), std::move(key));
    if (auto* add = std::get_if<AddVolunteer>(&command)) {
        co_return co_await setup_.add_volunteer(std::move(actor.group), std::move(*add), std::move(key));
    }
    const Result<Committed> committed = co_await acts_.act(actor.group, actor.person, std::move(command), std::move(key));
    if (!committed) co_return committed.error();
    co_return committed->answer;
}

}  // namespace hub
