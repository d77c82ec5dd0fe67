// The reference of assignment.mjs: most rows matched, then the largest total score, by the network simplex of LEMON (Debian: liblemon-dev).
// Reads an instance from a file of 32-bit integers: rows, columns, pairs, the capacities, then row, column and score of every pair.
// Prints one line: CPU milliseconds from the arrays to the answer, rows matched, total score.
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int64_t, int64_t>;

static std::vector<int32_t> read_all(const char *path) {
  std::FILE *file = std::fopen(path, "rb");
  if (!file) return {};
  std::fseek(file, 0, SEEK_END);
  std::vector<int32_t> numbers(std::ftell(file) / sizeof(int32_t));
  std::rewind(file);
  const size_t got = std::fread(numbers.data(), sizeof(int32_t), numbers.size(), file);
  std::fclose(file);
  numbers.resize(got);
  return numbers;
}

int main(int count, char **words) {
  const std::vector<int32_t> numbers = count == 2 ? read_all(words[1]) : std::vector<int32_t>();
  if (numbers.size() < 3) return std::fprintf(stderr, "usage: assignment-lemon FILE\n"), 2;
  const int32_t rows = numbers[0], columns = numbers[1], pairs = numbers[2];
  const int32_t *capacity = &numbers[3], *row = capacity + columns, *column = row + pairs, *score = column + pairs;

  const std::clock_t begun = std::clock();
  Graph graph;
  graph.reserveNode(rows + columns + 2);
  graph.reserveArc(rows + columns + pairs + 1);
  std::vector<Graph::Node> left(rows), right(columns);
  for (auto &node : left) node = graph.addNode();
  for (auto &node : right) node = graph.addNode();
  const Graph::Node source = graph.addNode(), sink = graph.addNode();
  Graph::ArcMap<int64_t> upper(graph), cost(graph);
  const auto arc = [&](Graph::Node from, Graph::Node to, int64_t most, int64_t price) {
    const Graph::Arc added = graph.addArc(from, to);
    upper[added] = most;
    cost[added] = price;
    return added;
  };
  int64_t best = 0;
  for (int32_t pair = 0; pair < pairs; ++pair) best = score[pair] > best ? score[pair] : best;
  for (int32_t at = 0; at < rows; ++at) arc(source, left[at], 1, 0);
  for (int32_t at = 0; at < columns; ++at) arc(right[at], sink, capacity[at], 0);
  std::vector<Graph::Arc> chosen(pairs);
  for (int32_t pair = 0; pair < pairs; ++pair) chosen[pair] = arc(left[row[pair]], right[column[pair]], 1, -score[pair]);
  // Who stays without costs more than all scores together could gain.
  arc(source, sink, rows, (best + 1) * (int64_t(rows) + 1));
  Simplex simplex(graph);
  simplex.upperMap(upper).costMap(cost).stSupply(source, sink, rows);
  if (simplex.run() != Simplex::OPTIMAL) return std::fprintf(stderr, "no optimum\n"), 1;
  int64_t matched = 0, total = 0;
  for (int32_t pair = 0; pair < pairs; ++pair) {
    if (!simplex.flow(chosen[pair])) continue;
    ++matched;
    total += score[pair];
  }
  const double milliseconds = 1000.0 * double(std::clock() - begun) / CLOCKS_PER_SEC;
  std::printf("%.3f %lld %lld\n", milliseconds, (long long)matched, (long long)total);
}
