#pragma once

#include "adapters/leaflet/leaflet.hpp"
#include "adapters/web/pages/wordbook.hpp"
#include "hub/views.hpp"

#include <string>

namespace program {

// What a group's leaflet says. `public_url`: where everybody finds the pages, without a slash at
// its end; its square code leads there when it is https, else it is for texting, and without a
// number either there is none.
leaflet::Leaflet leaflet_of(const hub::GroupView& group,
                            const web::Wordbook& words,
                            const std::string& public_url);

// "+447700900123" as it is dialled there, "07700 900123"; others as they are.
std::string as_dialled(const std::string& number);

}  // namespace program
