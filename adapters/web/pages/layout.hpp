#pragma once

#include "adapters/http/message.hpp"
#include "adapters/web/pages/assets.hpp"
#include "adapters/web/pages/html.hpp"
#include "adapters/web/pages/wordbook.hpp"
#include "hub/ports/environment.hpp"

#include <string>

namespace web {

// One page, before it has a frame.
struct Page {
    std::string title{};
    Html body{};          // what stands in <main>, from its <h1> on
    std::string entry{};  // the script that makes it kinder or fills it: "ask", "desk"; empty: none
    std::string program{};  // what it is installed as: "help", "desk", "ask"; empty: nothing
    std::string group{};    // the group's name, in the page's head
    bool live{};            // the script makes everything: the frame is its own
};

struct LayoutSettings {
    // Where map pictures come from, "https://tiles.example"; empty: from nowhere.
    std::string map_pictures{};
};

// What is around every page: its head, the group's name, the foot; and the headers that keep it
// safe.
class Layout {
public:
    // All of them must live as long. Throws std::runtime_error when the pages' files lack one that
    // every page needs.
    Layout(const Assets& assets,
           const Wordbook& words,
           hub::Random& random,
           LayoutSettings settings);

    const Wordbook& words() const { return words_; }
    // A whole answer. Never kept by anybody.
    http::Response answer(unsigned status, const Page& page) const;
    // 303, to a path of this site.
    http::Response elsewhere(std::string_view path) const;

private:
    Html head(const Page& page, const std::string& nonce) const;
    Html body(const Page& page) const;
    Html script(const std::string& entry, const std::string& nonce) const;
    std::string nonce() const;

    const Assets& assets_;
    const Wordbook& words_;
    hub::Random& random_;
    LayoutSettings settings_;
};

}  // namespace web
