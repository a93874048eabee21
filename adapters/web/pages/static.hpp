#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/pages/assets.hpp"

namespace web {

// The files of the pages. Those whose name has their content's hash may be kept for ever; the
// others (service worker, manifests, icon) are asked about each time and answered 304 when they are
// the same. Packed as the browser takes it.
class Static final : public http::Handler {
public:
    // `assets` must live as long.
    explicit Static(const Assets& assets) : assets_{assets} {}

    // "/assets/" and each file beside it.
    void add_to(http::Routes& routes);

    boost::asio::awaitable<http::Response> answer(http::Request request) override;
    // The same without waiting: 200, 304 or 404.
    http::Response file(const http::Request& request) const;

private:
    const Assets& assets_;
};

}  // namespace web
