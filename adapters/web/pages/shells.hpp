#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/pages/layout.hpp"

namespace web {

// The pages that their scripts fill: /desk, /help/tasks, /set-up, /demo when there is one, and what
// is shown without a net, /offline. They are the same for everybody and hold nothing about anybody:
// the data come over the API, which knows who asks.
class Shells final : public http::Handler {
public:
    enum class Demo { none, shown };

    // `layout` must live as long.
    explicit Shells(const Layout& layout) : layout_{layout} {}

    void add_to(http::Routes& routes, Demo demo);

    boost::asio::awaitable<http::Response> answer(http::Request request) override;
    // The same without waiting; 404 for other paths.
    http::Response shell(std::string_view path) const;

private:
    const Layout& layout_;
};

}  // namespace web
