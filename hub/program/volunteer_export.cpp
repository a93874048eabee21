#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"
#include "hub/program/whole_file.hpp"

#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace program {

namespace {

constexpr std::size_t longest_answer = std::size_t{8} << 20;

struct Exported {
    std::string sheet{};
    std::int64_t written{};
    std::int64_t left_out{};
};

Exported read(const std::string& answer) {
    json::Limits limits;
    limits.bytes = longest_answer;
    const auto document = json::Document::parse(answer, limits);
    if (!document) throw std::runtime_error("the hub's answer cannot be read");
    json::Fields fields{document->root()};
    Exported exported;
    exported.sheet = fields.text("sheet", longest_answer);
    exported.written = fields.number("written", 0, INT64_MAX);
    exported.left_out = fields.number("left_out", 0, INT64_MAX);
    auto whole = std::move(fields).finish(std::move(exported));
    if (!whole) throw std::runtime_error("the hub's answer cannot be read");
    return std::move(*whole);
}

}  // namespace

int run(const VolunteerExport& options, const config::Environment& environment) {
    const OperatorLink hub = running_hub(options.hub, environment);
    const std::string target = "/operator/volunteers/sheet?channel=" + options.channel +
                               "&group=" + http::percent_encode(options.group);
    const Exported exported = read(ask_hub(hub, target, ""));
    write_whole(options.file, exported.sheet);
    std::cout << exported.written << " volunteers written";
    if (exported.left_out > 0)
        std::cout << ", " << exported.left_out << " left out: not approved, or said STOP";
    std::cout << '\n';
    return 0;
}

}  // namespace program
