global using static Microsoft.Playwright.Assertions;
global using Xunit;
using ReferralBot.EndToEnd.Tests.Browsers;
using Xunit.Sdk;
using Xunit.v3;

// One browser for all, and one bot at a time: a machine with two cores has no more to give.
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: Parallelization(Mode = ParallelMode.None)]
