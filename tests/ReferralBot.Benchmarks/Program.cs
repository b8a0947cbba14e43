Console.WriteLine("ReferralBot.Benchmarks");
