#include "adapters/web/api/visitors.hpp"

#include "adapters/web/api/cookies.hpp"

#include <algorithm>

namespace web {

namespace asio = boost::asio;

asio::awaitable<std::optional<hub::Visitor>> visitor_of(hub::Hub& hub,
                                                        const http::Request& request) {
    auto word = cookie(request, session_cookie);
    if (!word || word->empty()) co_return std::nullopt;
    co_return co_await hub.who(*std::move(word));
}

asio::awaitable<std::optional<hub::GroupId>> group_meant(hub::Hub& hub, std::string named) {
    const std::vector<hub::GroupId> all = co_await hub.groups();
    if (named.empty()) {
        if (all.size() != 1) co_return std::nullopt;
        co_return all.front();
    }
    const hub::GroupId id{std::move(named)};
    if (std::find(all.begin(), all.end(), id) == all.end()) co_return std::nullopt;
    co_return id;
}

}  // namespace web
