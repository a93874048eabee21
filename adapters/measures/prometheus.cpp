#include "adapters/measures/prometheus.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace measures {

namespace {

// From a millisecond (one commit) to a minute (a gateway that does not answer).
const prometheus::Histogram::BucketBoundaries seconds_buckets{
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

bool is_name(std::string_view name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_allowed = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && name.size() <= longest_name && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), is_allowed);
}

bool is_label(std::string_view label) {
    const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
    return label.size() <= longest_label && std::all_of(label.begin(), label.end(), is_printable);
}

std::string full_name(std::string_view name, std::string_view suffix) {
    if (!is_name(name))
        throw std::invalid_argument("not a name of a measure: " +
                                    std::string{name.substr(0, longest_name)});
    return "aidhub_" + std::string{name} + std::string{suffix};
}

// The metrics of one name, by label.
template <class Metric>
struct Named {
    prometheus::Family<Metric>* family{};
    std::map<std::string, Metric*, std::less<>> by_label{};
    std::size_t labels{};  // but for none and "other"

    template <class... Arguments>
    Metric& metric(std::string_view wanted, const Arguments&... arguments) {
        if (const auto known = by_label.find(wanted); known != by_label.end())
            return *known->second;
        if (!wanted.empty() && wanted != "other" &&
            (!is_label(wanted) || labels == labels_per_name)) {
            return metric("other", arguments...);
        }
        if (!wanted.empty() && wanted != "other") ++labels;
        const std::string label{wanted};
        const auto shown =
            label.empty() ? prometheus::Labels{} : prometheus::Labels{{"kind", label}};
        return *by_label.emplace(label, &family->Add(shown, arguments...)).first->second;
    }
};

template <class Metric>
using ByName = std::map<std::string, Named<Metric>, std::less<>>;

template <class Metric, class Builder>
Named<Metric>& named(ByName<Metric>& metrics,
                     prometheus::Registry& registry,
                     Builder build,
                     std::string_view name,
                     std::string_view suffix) {
    if (const auto known = metrics.find(name); known != metrics.end()) return known->second;
    std::string help{name};
    std::replace(help.begin(), help.end(), '_', ' ');
    auto& family = build().Name(full_name(name, suffix)).Help(help).Register(registry);
    return metrics.emplace(std::string{name}, Named<Metric>{.family = &family}).first->second;
}

}  // namespace

struct Prometheus::Families {
    prometheus::Registry registry{};
    ByName<prometheus::Counter> counters{};
    ByName<prometheus::Gauge> gauges{};
    ByName<prometheus::Histogram> histograms{};
};

Prometheus::Prometheus() : families_{std::make_unique<Families>()} {}
Prometheus::~Prometheus() = default;

void Prometheus::count(std::string_view name, std::string_view label, double by) {
    auto& counters =
        named(families_->counters, families_->registry, prometheus::BuildCounter, name, "_total");
    if (std::isfinite(by) && by >= 0) counters.metric(label).Increment(by);
}

void Prometheus::level(std::string_view name, std::string_view label, double value) {
    auto& gauges = named(families_->gauges, families_->registry, prometheus::BuildGauge, name, "");
    if (std::isfinite(value)) gauges.metric(label).Set(value);
}

void Prometheus::took(std::string_view name, std::string_view label, double seconds) {
    auto& histograms = named(
        families_->histograms, families_->registry, prometheus::BuildHistogram, name, "_seconds");
    if (std::isfinite(seconds) && seconds >= 0)
        histograms.metric(label, seconds_buckets).Observe(seconds);
}

std::string Prometheus::text() const {
    return prometheus::TextSerializer{}.Serialize(families_->registry.Collect());
}

}  // namespace measures
