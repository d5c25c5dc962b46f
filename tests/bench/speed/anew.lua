math.randomseed(os.time())

request = function()
  return wrk.format(nil, wrk.path .. "?n=" .. math.random(1000000000))
end
