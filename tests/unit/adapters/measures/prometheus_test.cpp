#include "adapters/measures/prometheus.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <stdexcept>
#include <string>

using Catch::Matchers::Contains;

namespace {

// How often a word stands in a text.
int times(const std::string& text, const std::string& word) {
    int found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("counts of one name and label add up") {
    measures::Prometheus measured;
    measured.count("commits", "done", 1);
    measured.count("commits", "done", 2);
    measured.count("commits", "stale_version", 1);
    CHECK_THAT(measured.text(), Contains("aidhub_commits_total{kind=\"done\"} 3\n"));
    CHECK_THAT(measured.text(), Contains("aidhub_commits_total{kind=\"stale_version\"} 1\n"));
    CHECK(times(measured.text(), "# TYPE aidhub_commits_total counter") == 1);
}

TEST_CASE("an empty label is none") {
    measures::Prometheus measured;
    measured.count("starts", "", 1);
    CHECK_THAT(measured.text(), Contains("\naidhub_starts_total 1\n"));
}

TEST_CASE("a level is set, not added, and may be negative") {
    measures::Prometheus measured;
    measured.level("queue", "", 7);
    measured.level("queue", "", -2.5);
    CHECK_THAT(measured.text(),
               Contains("\naidhub_queue -2.5\n") && Contains("# TYPE aidhub_queue gauge"));
}

TEST_CASE("durations fall into buckets of seconds") {
    measures::Prometheus measured;
    measured.took("store", "load", 0.003);
    measured.took("store", "load", 7);
    measured.took("store", "load", 3600);
    const std::string text = measured.text();
    CHECK_THAT(text, Contains("aidhub_store_seconds_bucket{kind=\"load\",le=\"0.0025\"} 0\n"));
    CHECK_THAT(text, Contains("aidhub_store_seconds_bucket{kind=\"load\",le=\"0.005\"} 1\n"));
    CHECK_THAT(text, Contains("aidhub_store_seconds_bucket{kind=\"load\",le=\"10\"} 2\n"));
    CHECK_THAT(text, Contains("aidhub_store_seconds_count{kind=\"load\"} 3\n"));
}

TEST_CASE("the three kinds of measures may share a name") {
    measures::Prometheus measured;
    measured.count("inbox", "", 1);
    measured.level("inbox", "", 2);
    measured.took("inbox", "", 3);
    CHECK_THAT(measured.text(),
               Contains("aidhub_inbox_total 1") && Contains("aidhub_inbox 2") &&
                   Contains("aidhub_inbox_seconds_sum 3"));
}

TEST_CASE("a family that would be of two types is a bug and says so") {
    measures::Prometheus measured;
    measured.count("inbox", "", 1);
    CHECK_THROWS_AS(measured.level("inbox_total", "", 1), std::invalid_argument);
}

TEST_CASE("a name that is no fixed word is a bug and says so") {
    measures::Prometheus measured;
    const std::string name = GENERATE(as<std::string>{},
                                      "",
                                      "Commits",
                                      "1st",
                                      "_x",
                                      "a b",
                                      "a-b",
                                      "a\n",
                                      "caf\xc3\xa9",
                                      std::string(65, 'a'));
    CHECK_THROWS_AS(measured.count(name, "", 1), std::invalid_argument);
    CHECK_THROWS_AS(measured.level(name, "", 1), std::invalid_argument);
    CHECK_THROWS_AS(measured.took(name, "", 1), std::invalid_argument);
    CHECK_NOTHROW(measured.count(std::string(64, 'a'), "", 1));
}

TEST_CASE("past fifty labels of a name the rest are counted as other") {
    measures::Prometheus measured;
    for (int i = 0; i < 1000; ++i) measured.count("webhooks", "label" + std::to_string(i), 1);
    measured.count("webhooks", "label3", 1);
    measured.count("commits", "label900", 1);
    const std::string text = measured.text();
    CHECK(times(text, "aidhub_webhooks_total{") == 51);
    CHECK_THAT(text, Contains("aidhub_webhooks_total{kind=\"other\"} 950\n"));
    CHECK_THAT(text, Contains("aidhub_webhooks_total{kind=\"label3\"} 2\n"));
    CHECK_THAT(text, Contains("aidhub_commits_total{kind=\"label900\"} 1\n"));
}

TEST_CASE("labels that are too long or no plain text count as other") {
    measures::Prometheus measured;
    for (const std::string& label :
         {std::string(65, 'x'), std::string{"a\nb"}, std::string{"\xff"}, std::string(1, '\0')}) {
        measured.count("webhooks", label, 1);
    }
    CHECK_THAT(measured.text(), Contains("aidhub_webhooks_total{kind=\"other\"} 4\n"));
}

TEST_CASE("a label cannot break out of its quotes") {
    measures::Prometheus measured;
    measured.count("webhooks", "a\"} 9 \\", 1);
    CHECK_THAT(measured.text(), Contains("aidhub_webhooks_total{kind=\"a\\\"} 9 \\\\\"} 1\n"));
}

TEST_CASE("amounts that make no sense are left out") {
    measures::Prometheus measured;
    const double odd = GENERATE(
        std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -1.0);
    measured.count("commits", "", 1);
    measured.count("commits", "", odd);
    measured.took("store", "", 1);
    measured.took("store", "", odd);
    CHECK_THAT(measured.text(),
               Contains("aidhub_commits_total 1\n") && Contains("aidhub_store_seconds_count 1\n"));
}
