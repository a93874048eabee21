#pragma once

#include "adapters/web/pages/wordbook.hpp"
#include "hub/domain/time.hpp"
#include "hub/views.hpp"

#include <string>

namespace program {

// What the desk sees as tables for spreadsheets (csv.hpp: no cell is calculated with), in the
// pages' words, with times as the group's clock shows them ("2026-11-21 14:30").
std::string requests_sheet(const hub::QueueView& queue,
                           const web::Wordbook& words,
                           const hub::TimeZone& zone);
std::string alerts_sheet(const hub::AlertsView& alerts,
                         const web::Wordbook& words,
                         const hub::TimeZone& zone);

}  // namespace program
