#pragma once

#include "adapters/http/message.hpp"

#include <string>

namespace web {

// How long a browser may keep an answer.
enum class Keeping {
    never,      // about somebody, or a moment: no-store
    ask_first,  // no-cache: kept, but asked about each time
    forever,    // its name has its content's hash
};

// The headers that every answer has: no guessing of types, https from now on, no frames, nothing of
// other sites, no camera, microphone or place. What is there already stays.
void protect(http::Response& response, Keeping keeping);

// What a page may do. Scripts run only when they carry this answer's nonce; nothing inline, no
// plugin, no frame, no <base>. `pictures`: where map pictures come from ("https://tiles.example"),
// empty: only from here.
std::string page_policy(const std::string& nonce, const std::string& pictures);

// Of the service worker, which only fetches from here.
std::string worker_policy();

}  // namespace web
