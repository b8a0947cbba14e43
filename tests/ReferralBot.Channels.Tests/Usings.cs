global using ReferralBot.Testing.Wire;
global using Xunit;
