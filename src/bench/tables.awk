# The tables of src/bench/run, of its lines of figures and sizes.

function sorted(list, n,   i, j, t) {
  for (i = 2; i <= n; i++) {
    t = list[i]
    for (j = i - 1; j > 0 && list[j] > t; j--) list[j + 1] = list[j]
    list[j + 1] = t
  }
}

# "17 (15–19)" of numbers with blanks between
function spread(text, format,   list, n, i) {
  n = split(text, list, " ")
  for (i = 1; i <= n; i++) list[i] += 0
  sorted(list, n)
  return n == 0 ? "" : n == 1 ? sprintf(format, list[1]) : \
    sprintf(format " (" format "–" format ")", list[int((n + 1) / 2)], list[1], list[n])
}

function middle(text,   list, n, i) {
  n = split(text, list, " ")
  for (i = 1; i <= n; i++) list[i] += 0
  sorted(list, n)
  return list[int((n + 1) / 2)]
}

NF == 7 {
  if (!($1 in scale)) { scale[$1]; scales[++nscales] = $1 }
  if (!($2 in known)) { known[$2]; labels[++nlabels] = $2 }
  k = $1 SUBSEP $2
  against[$2] = $3
  goal[$2] = $4
  split($5, s, " ")
  split($6, p, " ")
  rate[k] = rate[k] " " s[1]; p50[k] = p50[k] " " s[2]; p99[k] = p99[k] " " s[3]
  statements[k] = statements[k] " " s[4]; failed[k] += s[5]
  service[k] = service[k] " " s[6]; postgres[k] = postgres[k] " " s[7]; wrk[k] = wrk[k] " " s[8]
  if (p[1] != "-") {
    alone[k] = alone[k] " " p[1]; a50[k] = a50[k] " " p[2]; a99[k] = a99[k] " " p[3]
    if (p[1] > 0) by_sql[k] = by_sql[k] " " s[1] / p[1]
  }
  constant[k] = constant[k] " " $7
  by_constant[k] = by_constant[k] " " s[1] / $7
}

NF == 6 {
  files[$1] = files[$1] sprintf("| %s, %s time | %.1f | %.1f | %.2f |\n", $2, $3 == "first" ? "the first" : "another", $4 / 1e6, $4 / 1e6 / $6, $5)
}

NF == 4 { started[$1] = $2; resident[$1] = $3; most[$1] = $4 }

END {
  for (i = 1; i <= nscales; i++) {
    n = scales[i]
    print "\n### " n " prisoners, " 2 * n " news items, " 10 * n " signatures\n"
    print "| | service, requests/s | PostgreSQL alone | constant answer | ÷ PostgreSQL | ÷ constant | goal | p50 / p99, ms | PostgreSQL p50 / p99, ms | statements a request | CPU of service + PostgreSQL + wrk, % of one core | failed |"
    print "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for (j = 1; j <= nlabels; j++) {
      l = labels[j]
      k = n SUBSEP l
      if (!(k in rate)) continue
      printf "| %s | %s | %s | %s | %s | %s | %s | %.2f / %.1f | %s | %.2f | %.0f + %.0f + %.0f | %d |\n", l, spread(rate[k], "%.0f"),
        spread(alone[k], "%.0f"), spread(constant[k], "%.0f"), spread(by_sql[k], "%.2f"), spread(by_constant[k], "%.2f"),
        (goal[l] == "" ? "" : goal[l] (against[l] == "sql" ? " of PostgreSQL" : " of the constant")), middle(p50[k]), middle(p99[k]),
        (alone[k] != "" ? sprintf("%.2f / %.1f", middle(a50[k]), middle(a99[k])) : ""), middle(statements[k]), middle(service[k]),
        middle(postgres[k]), middle(wrk[k]), failed[k]
    }
    printf "\nStart to the first answer: %s s. Resident memory of the service after the load %s MiB, at most %s MiB.\n", started[n],
      resident[n], most[n]
    print "\n| export as NDJSON (goal 50 MB/s) | MB | MB/s | first byte after, s |\n| --- | --- | --- | --- |\n" files[n]
  }
  if (nscales < 2) exit
  print "\n### How the p50 of an answer grows, ms\n"
  line = "| |"
  rule = "| --- |"
  for (i = 1; i <= nscales; i++) { line = line " " scales[i] " prisoners |"; rule = rule " --- |" }
  print line " last ÷ first |\n" rule " --- |"
  for (j = 1; j <= nlabels; j++) {
    line = "| " labels[j] " |"
    for (i = 1; i <= nscales; i++) line = line sprintf(" %.2f |", middle(p50[scales[i], labels[j]]))
    first = middle(p50[scales[1], labels[j]])
    print line sprintf(" %.2f |", first ? middle(p50[scales[nscales], labels[j]]) / first : 0)
  }
}
