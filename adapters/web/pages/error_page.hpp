#pragma once

#include "adapters/web/pages/layout.hpp"

namespace web {

// What went wrong, for people: 400, 403, 404, 429; 419 is a form whose token is too old; anything
// else reads as "not just now". Nothing of the request is repeated in it.
Page error_page(const Wordbook& words, unsigned status);

}  // namespace web
